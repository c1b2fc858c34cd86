import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** A SIAE asks the State for its agreement, or for the next one (R. 5132-2). */
export const ConventionDemandee = definirFait({
  type: 'ConventionDemandee',
  version: 1,
  schema: z.object({ renouvellement: z.boolean() }),
  personnels: {},
  rectifiable: { retirer: true, remplacer: z.object({ renouvellement: z.boolean() }) },
  phrase: (d) => `La structure demande ${d.renouvellement ? 'le renouvellement de sa convention' : 'une convention'}.`,
  exemple: { renouvellement: false },
});
