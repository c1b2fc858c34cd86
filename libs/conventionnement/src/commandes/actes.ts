/** What the State decides of an organisation and what it declares itself: all that may be put right. */
import { commandesAnnexe } from './annexe.js';
import { commandesConvention } from './convention.js';
import { commandesInscription } from './inscription.js';
import { commandesPrescription } from './prescription.js';

export const actes = {
  ...commandesInscription,
  ...commandesConvention,
  ...commandesAnnexe,
  ...commandesPrescription,
} as const;

type DonneesDe<C> = C extends { situation(data: infer D, ...reste: never[]): unknown } ? D : never;
export type TypeActe = keyof typeof actes;
export type Acte = { [T in TypeActe]: { type: T; data: DonneesDe<(typeof actes)[T]> } }[TypeActe];
