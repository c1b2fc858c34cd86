/** Small shapes that several facts share. */
import { estJour, type VerdictCompact } from '@jalon/droit';
import { z } from 'zod';

export const jour = z.string().refine(estJour);
export const mois = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const duree = z.object({ valeur: z.number().int(), unite: z.enum(['jour', 'mois', 'annee']) });
export const organisation = z.object({
  id: z.string(),
  type: z.string().optional(),
  departement: z.string().optional(),
  habilitee: z.boolean().optional(),
});
export const siae = z.enum(['AI', 'ACI', 'EI', 'ETTI', 'EITI']);
export const typeContrat = z.enum(['CDDI', 'CDDU', 'CDI_INCLUSION', 'MISSION', 'EITI', 'AUTRE']);
/** See `VerdictCompact`: rule, day, lecture, référentiel, issue, findings. */
export const verdict = z.object({
  r: z.string(),
  j: jour,
  l: z.enum(['p', 'c']),
  e: z.string(),
  i: z.union([z.literal(0), z.literal(1)]),
  c: z.array(z.tuple([z.string(), z.union([z.literal(0), z.literal(1)]), z.string(), z.string(), z.string()])),
});
/** A personal value: null once the person's key is destroyed. */
export const personnel = <T extends z.ZodType>(t: T) => t.nullable();

/** For samples only. */
export const verdictExemple = (regle: string, le: string): VerdictCompact => ({
  r: regle,
  j: le,
  l: 'p',
  e: '0'.repeat(64),
  i: 1,
  c: [],
});
