/**
 * What was parsed and checked once is kept beside the compiled code: a hundred YAML files cost half a second at each start.
 * The kept text is used only for the very same files, read by the very same build.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { Referentiel, type Texte } from '@jalon/droit';
import { empreinte } from './empreinte.js';

interface Garde {
  /** Fingerprint of the files and of the build. */
  cle: string;
  /** SHA-256 of each text, checked again when read. */
  empreinte: string;
  empreinteLibelles: string;
  droit: string;
  libelles: string;
}

/**
 * @param construction what names the build, e.g. the fingerprint of its sources
 * @throws ReferentielInvalide naming the file and the field
 */
export function chargerAvecGarde(textes: readonly Texte[], fichier: string, construction: string): Referentiel {
  const cle = empreinte(JSON.stringify([construction, textes.map((t) => [t.chemin, t.yaml])]));
  const gardee = lire(fichier);
  if (gardee?.cle === cle && intacte(gardee)) return Referentiel.depuisTextes(gardee.droit, gardee.libelles, gardee);
  const referentiel = Referentiel.charger(textes, empreinte);
  const garde: Garde = {
    cle,
    empreinte: referentiel.empreinte,
    empreinteLibelles: referentiel.empreinteLibelles,
    droit: referentiel.texteDuDroit,
    libelles: referentiel.texteDesLibelles,
  };
  try {
    const brouillon = `${fichier}.${process.pid}`;
    writeFileSync(brouillon, JSON.stringify(garde));
    renameSync(brouillon, fichier);
  } catch {
    // a read-only installation starts half a second later, nothing more
  }
  return referentiel;
}

const intacte = (g: Garde): boolean =>
  [g.droit, g.libelles].every((t) => typeof t === 'string') &&
  empreinte(g.droit) === g.empreinte &&
  empreinte(g.libelles) === g.empreinteLibelles;

function lire(fichier: string): Garde | null {
  try {
    return JSON.parse(readFileSync(fichier, 'utf8')) as Garde;
  } catch {
    return null;
  }
}
