// What the API document is made of, and what is made of it: its examples, played, and the types of the web page.
import openapiTS, { astToString } from 'openapi-typescript';
import { jouerLesExemples } from './exemples.mjs';
import { lireLeDocument } from './servir.mjs';

const AVIS = '// Généré par `npm run docs` : ne pas modifier à la main.';

export async function pagesDuContrat() {
  const exemples = await jouerLesExemples();
  // the page calls routes by name and needs the shapes alone
  const document = { ...(await lireLeDocument()), paths: {} };
  const types = astToString(await openapiTS(document, { alphabetize: true }));
  return {
    'apps/web/src/api/schema.ts': `${AVIS}\n${types}`,
    'apps/api/src/documentation/exemples-joues.ts': `${AVIS}\nexport const EXEMPLES: Readonly<Record<string, unknown>> = ${JSON.stringify(exemples, null, 1)};\n`,
  };
}
