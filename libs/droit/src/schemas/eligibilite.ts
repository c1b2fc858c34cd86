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
  /** What proofs too old on the day of the hire that delivers the PASS become (ELI-08). */
  'eligibilite/pieces-a-la-delivrance': z.strictObject({ perimees: z.enum(['refusees', 'signalees']) }),
  /**
   * Kinds of organisations: on the national list (ORI-03), those the préfet authorises one by one (ORI-04), those that never are,
   * whatever they declare (ACT-04). A kind on no list stays open: a local authorisation is not bound to a kind.
   */
  'eligibilite/prescripteurs': z.strictObject({
    nationaux: z.array(z.string()),
    habilites_par_le_prefet: z.array(z.string()),
    jamais_habilites: z.array(z.string()),
  }),
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
    /** Full years on the day of the diagnosis: at least, and fewer than. */
    age_min: z.number().int().optional(),
    age_moins_de: z.number().int().optional(),
    /** Time since the registration at France Travail: at least, and less than. */
    inscription_min: duree.optional(),
    inscription_moins_de: duree.optional(),
    /** Shown by an RQTH valid that day. */
    rqth: z.literal(true).optional(),
  }),
};
