import { z } from 'zod';
import { duree, parSiae, siae } from './commun.js';

export const eligibilite = {
  /** Level-2 criteria needed when no level-1 criterion is met, by kind of SIAE (ELI-03 to ELI-05). */
  'eligibilite/seuil-auto-prescription': z.strictObject({
    niveau_1: z.number().int(),
    niveau_2: parSiae(z.number().int()),
  }),
  /** Kinds of SIAE that may establish a diagnosis for their own hires, unless the préfet withdrew it (R. 5132-1-14). */
  'eligibilite/auto-prescription': z.strictObject({ siae: z.array(siae) }),
  'eligibilite/validite-diagnostic-prescripteur': z.strictObject({ duree }),
  'eligibilite/validite-diagnostic-siae': z.strictObject({ duree }),
  /** Kinds of organisations that may be authorised (ORI-03). */
  'eligibilite/prescripteurs': z.strictObject({ types: z.array(z.string()) }),
};

export const eligibiliteParCode = {
  'eligibilite/criteres/*': z.strictObject({
    niveau: z.union([z.literal(1), z.literal(2)]),
    /** A proof must be younger than that when it is counted; absent: no limit, or valid on that day (`valable_ce_jour`). */
    piece_age_max: duree.optional(),
    valable_ce_jour: z.boolean().optional(),
    /** The téléservice may certify it, which stands for a proof (ELI-09). */
    certifiable: z.boolean().optional(),
    incompatible_avec: z.array(z.string()).optional(),
  }),
};
