/** Small shapes used by several parameter schemas. */
import { z } from 'zod';

export const duree = z.strictObject({ valeur: z.number().int().min(0), unite: z.enum(['jour', 'mois', 'annee']) });
export const siae = z.enum(['AI', 'ACI', 'EI', 'ETTI', 'EITI']);
export type Siae = z.infer<typeof siae>;
export const typeContrat = z.enum(['CDDI', 'CDDU', 'CDI_INCLUSION', 'MISSION', 'EITI', 'AUTRE']);
export type TypeContrat = z.infer<typeof typeContrat>;
/** One value per kind of SIAE; an absent kind has no basis. */
export const parSiae = <T extends z.ZodType>(valeur: T) =>
  z.strictObject({
    AI: valeur.optional(),
    ACI: valeur.optional(),
    EI: valeur.optional(),
    ETTI: valeur.optional(),
    EITI: valeur.optional(),
  });
