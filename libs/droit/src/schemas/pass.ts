import { z } from 'zod';
import { duree } from './commun.js';

export const pass = {
  'pass/duree': z.strictObject({ duree }),
  /** Waiting period after a parcours: no new one until the day after `fin + duree` (PASS-06, CAR-01). */
  'pass/carence': z.strictObject({ duree }),
  'pass/numero': z.strictObject({ prefixe: z.string(), chiffres: z.number().int() }),
  /** How many PASS in force or to come a person may hold. */
  'pass/unicite': z.strictObject({ maximum: z.number().int() }),
  /** Origins of a PASS whose hire cannot be cancelled (ANN-02). */
  /** The only first day of a PASS given to the employees of the AI who had no agrément (PASS-12). */
  'pass/stock-ai': z.strictObject({ debut: z.string() }),
  'pass/annulation': z.strictObject({ origines_exclues: z.array(z.string()) }),
};

export const passParCode = {};
