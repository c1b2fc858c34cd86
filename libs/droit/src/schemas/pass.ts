import { z } from 'zod';
import { duree } from './commun.js';

export const pass = {
  /** `decompte`: absent, the length is added and a day taken off (D1); `quantieme`, « de quantième à quantième » (D36). */
  'pass/duree': z.strictObject({ duree, decompte: z.literal('quantieme').optional() }),
  /** Waiting period after a parcours: no new one until the day after `fin + duree` (PASS-06, CAR-01). */
  'pass/carence': z.strictObject({ duree }),
  'pass/numero': z.strictObject({ prefixe: z.string(), chiffres: z.number().int() }),
  /** How many PASS in force or to come a person may hold. */
  'pass/unicite': z.strictObject({ maximum: z.number().int() }),
  /** The only first day of a PASS given to the employees of the AI who had no agrément (PASS-12). */
  'pass/stock-ai': z.strictObject({ debut: z.string() }),
  /** When the days of a contract open the right to the State's aid (R. 5132-1-9), and whether a suspended PASS stops it (R. 5132-1-10). */
  'pass/droit-aux-aides': z.strictObject({
    jusqu_au_premier_de: z.array(z.enum(['fin_du_contrat', 'fin_du_parcours'])).min(1),
    suspendu_avec_le_pass: z.boolean(),
  }),
  /** Whether dates that an undone hire gave back are to be checked on the official PASS (D25). */
  'pass/jours-rendus': z.strictObject({ a_verifier: z.boolean() }),
  /** Whether the dates that the State's service shows are those that count (D28). */
  'pass/officiel': z.strictObject({ fait_foi: z.boolean() }),
  /** Origins of a PASS whose hire cannot be cancelled (ANN-02). */
  'pass/annulation': z.strictObject({ origines_exclues: z.array(z.string()) }),
};

export const passParCode = {};
