/** Shapes that facts of every room store. NOTE stored format: a change here needs a new version of every fact that uses it. */
import { z } from 'zod';
import { estJour } from '../jour.js';
import type { VerdictCompact } from '../verdict.js';

export { siae as schemaSiae, typeContrat as schemaTypeContrat } from './commun.js';

/** Civil day, `AAAA-MM-JJ`. */
export const schemaJour = z.string().refine(estJour);
/** See `VerdictCompact`: rule, day, lecture, référentiel, its wording, issue, findings. */
export const schemaVerdict = z.object({
  r: z.string(),
  j: schemaJour,
  l: z.enum(['p', 'c']),
  e: z.string(),
  m: z.string().optional(),
  i: z.union([z.literal(0), z.literal(1)]),
  c: z.array(z.tuple([z.string(), z.union([z.literal(0), z.literal(1)]), z.string(), z.string(), z.string()])),
});

/** The same where the findings may name what a person lives with: they are under her key, null once erased. The rest stays readable. */
export const schemaVerdictPrive = schemaVerdict.extend({ c: schemaVerdict.shape.c.nullable() });

/** For samples of facts only. */
export const verdictExemple = (regle: string, le: string): VerdictCompact => ({
  r: regle,
  j: le,
  l: 'p',
  e: '0'.repeat(64),
  m: '0'.repeat(64),
  i: 1,
  c: [],
});
