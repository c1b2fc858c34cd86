import { z } from 'zod';
import { duree, parSiae } from './commun.js';

export const sortie = {
  /** When an exit is counted in the rates (D17), by kind of SIAE. */
  'sortie/comptage': z.strictObject({
    seuils: parSiae(
      z.strictObject({
        mises_a_disposition_min: z.number().int().optional(),
        /** Hours worked in the SIAE during the calendar year of the exit. */
        heures_annee_min: z.number().int(),
        /** Time spent in the SIAE must be longer than this. */
        presence_plus_de: duree.optional(),
      }),
    ),
  }),
  /** Lengths of stay that the figures of a department set apart; nothing in a dossier depends on them. */
  'sortie/sejours': z.strictObject({ court_au_plus: duree, long_plus_de: duree }),
};

export const sortieParCode = {
  'sortie/types/*': z.strictObject({
    categorie: z.enum(['durable', 'transition', 'positive', 'autre', 'retrait']),
    /** Shortest contract of this type, included (D16). */
    duree_contrat_min: duree.optional(),
    /** What is known of the codes of the Agence de services et de paiement: most of its table is not public. */
    code_asp: z.strictObject({ motif: z.number().int().optional(), categorie: z.number().int().optional() }).optional(),
  }),
};
