/** The wording of the law: labels, conditions, sentences. Corrected without the law being another one, so kept and named apart from it. */
import { z } from 'zod';
import { lire, ReferentielInvalide } from './parametre.js';

/** Wording of a condition code (`parametres/conditions/*.yaml`). */
export interface LibelleCondition {
  /** What must be true, in plain French. */
  libelle: string;
  /** Who may lift the obstacle, when somebody may. */
  derogation?: string | undefined;
  /** What is to be followed when it is satisfied with a warning, shown with the dossier. Absent: a warning under it is mere information. */
  signal?: string | undefined;
  /** What remains once time alone no longer satisfies it: said beside « plus possible » in a refusal. Absent: somebody still can. */
  plusPossible?: string | undefined;
}
export type Conditions = Readonly<Record<string, LibelleCondition>>;

export const DOSSIER_CONDITIONS = 'conditions/';
const schema = z.record(
  z.string(),
  z.strictObject({
    libelle: z.string(),
    derogation: z.string().optional(),
    signal: z.string().optional(),
    plusPossible: z.string().optional(),
  }),
);

/**
 * Adds the conditions of one file to those already read.
 * @throws ReferentielInvalide a code worded twice
 */
export function ajouterConditions(connues: Record<string, LibelleCondition>, brut: unknown, chemin: string): void {
  const ou = `parametres/${chemin}`;
  for (const [code, libelle] of Object.entries(lire(schema, brut, ou))) {
    if (Object.hasOwn(connues, code))
      throw new ReferentielInvalide(`${ou}.yaml, ${code} : cette condition a déjà un libellé dans un autre fichier`);
    connues[code] = libelle;
  }
}
