/** What the State decides of an organisation and what it declares itself: all that may be put right. */
import type { CommandesDe } from '@jalon/decider';
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

export type TypeActe = keyof typeof actes;
export type Acte = CommandesDe<typeof actes>;
