import { z } from 'zod';
import { duree, siae } from './commun.js';

export const accompagnement = {};

export const accompagnementParCode = {
  'accompagnement/natures/*': z.strictObject({
    duree_max: duree.optional(),
    /** What one host may take over any `periode`: number of agreements, days from the first to the last one included. */
    meme_accueil: z
      .strictObject({ conventions_max: z.number().int(), jours_max: z.number().int(), periode: duree })
      .optional(),
    /** Share of the contract's length that these actions may take together, for the employees of these kinds of SIAE. */
    part_du_contrat: z.strictObject({ pourcent: z.number().int(), siae: z.array(siae) }).optional(),
    /** Kinds of SIAE whose agreement must provide for these actions. */
    convention: z.array(siae).optional(),
    /** On whose initiative, and the kinds of SIAE whose employees the text names. */
    initiatives: z.strictObject({ codes: z.array(z.string()), siae: z.array(siae) }).optional(),
  }),
  /** A fund: the natures it pays for, and the share of the costs it takes. */
  'accompagnement/financements/*': z.strictObject({ natures: z.array(z.string()), pourcent: z.number().int() }),
};
