/**
 * What the law is tried with (`essais/**.yaml`, at the paths of the parameters): examples and boundaries. Apart from the law, in no
 * fingerprint and in no log: the engine never reads them, the verifier does.
 */
import { parse } from 'yaml';
import { z } from 'zod';
import { lire, type Texte } from './parametre.js';
import { borne, fichierBornes, type Borne, type FichierBornes } from './schemas/borne.js';
import { exemple, type Exemple } from './schemas/exemple.js';

const fichier = z.strictObject({ exemples: z.array(exemple).default([]), bornes: z.array(borne).default([]) });

export interface EssaisDuParametre {
  exemples: Exemple[];
  bornes: Borne[];
}
export interface Essais {
  /** By path of the parameter. */
  parametres: ReadonlyMap<string, EssaisDuParametre>;
  /** Boundaries that lie in no parameter, and what has none (`essais/bornes.yaml`). */
  generales: FichierBornes;
}

const BORNES = 'bornes';
export const essaisDe = (essais: Essais, chemin: string): EssaisDuParametre =>
  essais.parametres.get(chemin) ?? { exemples: [], bornes: [] };

/** @throws ReferentielInvalide naming the file and the field */
export function lireEssais(textes: readonly Texte[]): Essais {
  const parametres = new Map<string, EssaisDuParametre>();
  let generales: FichierBornes = { dossier: [], oui_ou_non: [], sans_borne: {} };
  for (const { chemin, yaml } of textes) {
    const brut: unknown = parse(yaml, { schema: 'core' });
    if (chemin === BORNES) generales = lire(fichierBornes, brut, `essais/${chemin}`);
    else parametres.set(chemin, lire(fichier, brut, `essais/${chemin}`));
  }
  return { parametres, generales };
}
