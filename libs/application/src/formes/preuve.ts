/** The signed head of the log, as a witness takes it. */
import { z } from 'zod';
import type { PointDonne } from '../preuve/prouver.js';
import { entier, memeType, nommer } from './communes.js';

export const pointProuve = nommer(
  'Point',
  memeType<PointDonne>()(
    z.strictObject({
      schema: z.literal('jalon.point.v1'),
      point: z.string().describe('Note signée : origine, nombre de faits, racine'),
      depuis: entier,
      coherence: z.array(z.string()).readonly().describe('Preuve de cohérence (RFC 9162 §2.1.4)'),
    }),
  ),
);
