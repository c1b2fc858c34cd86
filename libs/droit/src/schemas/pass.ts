import { z } from 'zod';
import { duree } from './commun.js';

export const pass = {
  'pass/duree': z.strictObject({ duree }),
  /** Waiting period after a parcours: no new one until the day after `fin + duree` (PASS-06, CAR-01). */
  'pass/carence': z.strictObject({ duree }),
  'pass/numero': z.strictObject({ prefixe: z.string(), chiffres: z.number().int() }),
};

export const passParCode = {};
