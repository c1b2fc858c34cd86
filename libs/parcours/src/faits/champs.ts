/** Small shapes that several facts share. */
import { z } from 'zod';

export {
  schemaJour as jour,
  schemaSiae as siae,
  schemaTypeContrat as typeContrat,
  schemaVerdict as verdict,
  schemaVerdictPrive as verdictPrive,
  verdictExemple,
} from '@jalon/droit';
export const mois = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const duree = z.object({ valeur: z.number().int(), unite: z.enum(['jour', 'mois', 'annee']) });
export const organisation = z.object({
  id: z.string(),
  type: z.string().optional(),
  departement: z.string().optional(),
  habilitee: z.boolean().optional(),
});
/** A personal value: null once the person's key is destroyed. */
export const personnel = <T extends z.ZodType>(t: T) => t.nullable();
