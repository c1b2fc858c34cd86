import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

const motif = z.enum(['NON_RESPECT', 'FAUSSE_DECLARATION', 'ACCORD', 'CESSATION']);

/** R. 5132-15, R. 5132-16: from `jour` on there is no convention, until another one is signed. */
export const ConventionResiliee = definirFait({
  type: 'ConventionResiliee',
  version: 1,
  schema: z.object({
    jour: schemaJour,
    motif,
    /** Reception of the letter that asks for the observations. */
    informeeLe: schemaJour.optional(),
    verdict: schemaVerdict,
  }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: schemaJour, motif, informeeLe: schemaJour }),
    appliquer: (d, { le, ...reste }) => ({ ...d, ...reste, ...(le === undefined ? {} : { jour: le }) }),
  },
  phrase: (d) => `La convention est résiliée à compter du ${enFrancais(d.jour)}.`,
  exemple: {
    jour: '2025-06-02',
    motif: 'NON_RESPECT',
    informeeLe: '2025-04-01',
    verdict: verdictExemple('convention_resiliation', '2025-06-01'),
  },
});
