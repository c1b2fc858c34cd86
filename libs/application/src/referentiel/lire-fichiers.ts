/** Reads the dated law: the files of the product, then those an operator added or replaced (decision D23). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Referentiel, type Texte } from '@jalon/droit';
import { empreinte } from './empreinte.js';
import { chargerAvecGarde } from './garde.js';

/** Folder of the product: the first one above this file whose package.json is named `jalon` (sources and `dist` alike). */
export function racineDuProduit(depuis = dirname(fileURLToPath(import.meta.url))): string {
  for (let dossier = resolve(depuis); ; dossier = dirname(dossier)) {
    const paquet = join(dossier, 'package.json');
    if (existsSync(paquet) && (JSON.parse(readFileSync(paquet, 'utf8')) as { name?: string }).name === 'jalon')
      return dossier;
    if (dirname(dossier) === dossier)
      throw new Error('Dossier de Jalon introuvable : aucun package.json nommé « jalon ».');
  }
}

const textesDe = (dossier: string): Texte[] =>
  (readdirSync(dossier, { recursive: true }) as string[])
    .filter((f) => f.endsWith('.yaml'))
    .map((f) => ({
      chemin: f.replaceAll('\\', '/').replace(/\.yaml$/, ''),
      yaml: readFileSync(join(dossier, f), 'utf8'),
    }));

let duProduit: Referentiel | undefined;

/**
 * @param ajouts folder of the operator's own parameter files; a file of the same path replaces the product's
 * @throws ReferentielInvalide naming the file and the field
 */
export function lireReferentiel(ajouts?: string): Referentiel {
  const racine = join(racineDuProduit(), 'libs/droit/parametres');
  // the files of the product do not change while it runs: parsed once
  if (!ajouts || !existsSync(ajouts)) return (duProduit ??= chargerProduit(textesDe(racine)));
  const textes = new Map([...textesDe(racine), ...textesDe(ajouts)].map((t) => [t.chemin, t]));
  return Referentiel.charger([...textes.values()], empreinte);
}

/** The compiled product keeps what it parsed; sources (tests) parse each time, since nothing names their state. */
function chargerProduit(textes: Texte[]): Referentiel {
  const dist = join(racineDuProduit(), 'dist');
  const marque = join(dist, '.serveur.empreinte');
  const compile = fileURLToPath(import.meta.url).startsWith(join(dist, '/'));
  if (!compile || !existsSync(marque)) return Referentiel.charger(textes, empreinte);
  return chargerAvecGarde(textes, join(dist, 'referentiel.json'), readFileSync(marque, 'utf8'));
}
