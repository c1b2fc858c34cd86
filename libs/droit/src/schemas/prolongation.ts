import { z } from 'zod';
import { duree, siae } from './commun.js';

export const prolongation = {
  /** Days on which a prolongation may be asked: from `ouverture` (before the end, or after the start) to the end plus `fermeture`. */
  'prolongation/fenetre': z.strictObject({
    ouverture: z.strictObject({ reference: z.enum(['debut', 'fin']), duree }),
    fermeture: duree,
  }),
  'prolongation/duree-min': z.strictObject({ duree }),
  /** Whether a SIAE that does not employ yet, but wishes to, may ask for a prescripteur's opinion (R. 5132-1-8 2°). */
  'prolongation/demandeur': z.strictObject({ souhaite_employer: z.boolean() }),
  /** Reminders to the prescripteur, counted from the request, then the day on which the silence is recorded (D13). */
  'prolongation/rappels': z.strictObject({ delais: z.array(duree).min(1), sans_reponse: duree }),
};

export const prolongationParCode = {
  'prolongation/motifs/*': z.strictObject({
    siae: z.array(siae).min(1),
    /** False: the SIAE declares, the PASS moves at once. */
    avis_prescripteur: z.boolean(),
    /** Kinds of SIAE of which a written review of the parcours is expected, never required (PRO-20). */
    bilan_facultatif: z.array(siae).optional(),
    duree_max_demande: duree.optional(),
    /** Prolongations already used and the one asked; `portee`: which ones are counted. */
    cumul_max: z.strictObject({ duree, portee: z.enum(['tous_motifs', 'meme_motif']) }).optional(),
    /** Total length of the parcours, suspended days left out. */
    parcours_max: duree.optional(),
    /** Facts behind the motif, looked at on the first day of the prolongation (D5). */
    age_min: z.number().int().optional(),
    rqth: z.literal(true).optional(),
    formation: z.literal(true).optional(),
    cdi_inclusion: z.literal(true).optional(),
    /** Kinds of SIAE for which no text settles whether the motif applies (D22): accepted, and said. */
    applicabilite_non_tranchee: z.array(siae).optional(),
  }),
  /** Reasons of a refusal (R. 5132-1-8). */
  'prolongation/refus/*': z.strictObject({ actions_requises: z.boolean() }),
};
