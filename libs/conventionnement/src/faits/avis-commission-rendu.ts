import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** Opinion of the commission of the comité départemental pour l’emploi (R. 5311-26): consulted, never bound. */
export const AvisCommissionRendu = definirFait({
  type: 'AvisCommissionRendu',
  version: 1,
  schema: z.object({ avis: z.enum(['FAVORABLE', 'DEFAVORABLE']) }),
  personnels: {},
  rectifiable: { retirer: true, remplacer: z.object({ avis: z.enum(['FAVORABLE', 'DEFAVORABLE']) }) },
  phrase: (d) => `La commission rend un avis ${d.avis === 'FAVORABLE' ? 'favorable' : 'défavorable'}.`,
  exemple: { avis: 'FAVORABLE' },
});
