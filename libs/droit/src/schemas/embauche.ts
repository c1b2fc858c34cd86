import { z } from 'zod';
import { duree } from './commun.js';

export const embauche = {
  'embauche/conventionnement': z.strictObject({ requis: z.boolean() }),
  /** The hire starts between the day of the declaration minus `retroactivite` and that day plus `anticipation` (CTR-02). */
  'embauche/delai': z.strictObject({ retroactivite: duree, anticipation: duree }),
  /** A postponed hire starts at the latest that long after the day of the decision (CTR-03). */
  'embauche/report': z.strictObject({ duree }),
  /** Whether a hire may start on the very last day of the PASS (D6). */
  'embauche/dans-le-pass': z.strictObject({ dernier_jour_inclus: z.boolean() }),
  /** Whether the fiche salarié, once at the ASP, forbids the cancellation (ANN-02). */
  'embauche/annulation': z.strictObject({ apres_transmission: z.boolean() }),
};

export const embaucheParCode = {};
