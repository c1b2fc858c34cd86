/** Reads the dated law: the files of the product, then those an operator added or replaced (decision D23). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lireEssais, Referentiel, type Essais, type Texte } from '@jalon/droit';
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

/** In an operator's folder, what tries her own parameters; the product has one folder for each tree. */
const ESSAIS = 'essais/';
const duDossier = (ajouts: string | undefined): Texte[] => (ajouts && existsSync(ajouts) ? textesDe(ajouts) : []);
const remplacer = (textes: Texte[], par: Texte[]): Texte[] => [
  ...new Map([...textes, ...par].map((t) => [t.chemin, t])).values(),
];

/**
 * @param ajouts folder of the operator's own parameter files; a file of the same path replaces the product's
 * @throws ReferentielInvalide naming the file and the field
 */
export function lireReferentiel(ajouts?: string): Referentiel {
  const siens = duDossier(ajouts).filter((t) => !t.chemin.startsWith(ESSAIS));
  const produit = (): Texte[] => textesDe(join(racineDuProduit(), 'libs/droit/parametres'));
  // the files of the product do not change while it runs: read and parsed once
  if (siens.length === 0) return (duProduit ??= chargerProduit(produit()));
  return Referentiel.charger(remplacer(produit(), siens), empreinte);
}

/**
 * What the law is tried with, for the verifier and the documentation: the engine reads none of it.
 * @throws ReferentielInvalide naming the file and the field
 */
export function lireLesEssais(ajouts?: string): Essais {
  const siens = duDossier(ajouts)
    .filter((t) => t.chemin.startsWith(ESSAIS))
    .map((t) => ({ ...t, chemin: t.chemin.slice(ESSAIS.length) }));
  return lireEssais(remplacer(textesDe(join(racineDuProduit(), 'libs/droit/essais')), siens));
}

/** What was parsed is kept beside the compiled code, also for the sources (tests): each spec file would parse it again. */
function chargerProduit(textes: Texte[]): Referentiel {
  const dist = join(racineDuProduit(), 'dist');
  const marque = join(dist, '.serveur.empreinte');
  if (fileURLToPath(import.meta.url).startsWith(join(dist, '/')))
    return existsSync(marque)
      ? chargerAvecGarde(textes, join(dist, 'referentiel.json'), readFileSync(marque, 'utf8'))
      : Referentiel.charger(textes, empreinte);
  return chargerAvecGarde(textes, join(dist, 'referentiel-sources.json'), empreinteDesSources());
}

/** Of what reads and checks the law: a build has its mark, sources are what they are now. */
function empreinteDesSources(): string {
  const droit = join(racineDuProduit(), 'libs/droit/src');
  const fichiers = (readdirSync(droit, { recursive: true }) as string[]).filter((f) => f.endsWith('.ts')).sort();
  return empreinte(fichiers.map((f) => `${f}\n${readFileSync(join(droit, f), 'utf8')}`).join('\n'));
}
