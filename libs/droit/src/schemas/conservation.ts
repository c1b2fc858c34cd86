import { z } from 'zod';
import { duree } from './commun.js';

export const conservation = {
  /** How long the data of a person are kept, from the end of the parcours or from the collection (R. 5132-1-23). */
  'conservation/duree': z.strictObject({ duree }),
};
const exigence = z.enum(['conservation_echue', 'sans_travail', 'decision_ecrite']);
/** What a ground of erasure asks for. */
export type ExigenceEffacement = z.infer<typeof exigence>;

export const conservationParCode = {
  /** A ground on which somebody may ask to erase, whether it is one, and what it asks for; `mots.a_la_place` says what is open instead. */
  'conservation/fondements/*': z.strictObject({ admis: z.boolean(), exige: z.array(exigence) }),
  /** Why data are kept beyond their day. */
  'conservation/prorogations/*': z.strictObject({}),
};
