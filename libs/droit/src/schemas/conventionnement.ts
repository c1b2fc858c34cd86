import { z } from 'zod';
import { duree, siae } from './commun.js';

export const conventionnement = {
  'conventionnement/convention': z.strictObject({ duree_min: duree, duree_max: duree }),
  'conventionnement/cumul': z.strictObject({ structure: siae, avec: z.array(siae) }),
  'conventionnement/succession': z.strictObject({ transfert: z.string(), autres: z.array(z.string()) }),
  /** Reasons for which observations are asked, and how long they are waited for. */
  'conventionnement/resiliation': z.strictObject({ delai: duree, motifs: z.array(z.string()) }),
  /** States in which an annexe makes the structure active, and whether its last day still counts (D8). */
  'conventionnement/annexe': z.strictObject({
    etats_actifs: z.array(z.string()),
    etats_inactifs: z.array(z.string()),
    fin_incluse: z.boolean(),
    /** How long it still lets hire once over, until the next one is signed: a length after its end, or until a day of the year (`05-31`); absent: not at all (D42). */
    maintien: z
      .strictObject({
        duree: duree.optional(),
        jusquau: z
          .string()
          .regex(/^\d\d-\d\d$/)
          .optional(),
      })
      .optional(),
  }),
  'conventionnement/derogation-480h': z.strictObject({ siae: z.array(siae), duree_max: duree }),
  'conventionnement/derogation-heures': z.strictObject({ siae: z.array(siae), duree_max: duree }),
  /** Time between the decision and the first day of a withdrawal, as the téléservice grants it; `opposable`: less is refused (D37). */
  'conventionnement/auto-prescription': z.strictObject({
    preavis: duree,
    opposable: z.boolean(),
    retablissement_apres_formation: z.boolean(),
  }),
  'conventionnement/permanence': z.strictObject({ siae: z.array(siae), jours_par_semaine: z.number().int() }),
  'conventionnement/habilitation-locale': z.strictObject({ duree_max: duree }),
};
