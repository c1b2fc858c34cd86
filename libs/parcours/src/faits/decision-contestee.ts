import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** CGU art. 6.4 (SUS-07): the author of the decision is asked to look at it again, in the name of the person. The decision stands meanwhile. */
export const DecisionContestee = definirFait({
  type: 'DecisionContestee',
  version: 1,
  schema: z.object({
    id: z.string(),
    /** Revision of the decision inside this parcours. */
    fait: z.number().int(),
    /** Code of `notification/decisions`. */
    decision: z.string(),
    explication: personnel(z.string()),
    verdict,
  }),
  personnels: { explication: 'C3' },
  rectifiable: { retirer: true },
  phrase: (d, mots) => `${mots(`notification/decisions/${d.decision}`)} : la décision est contestée.`,
  exemple: {
    id: 'K12',
    fait: 11,
    decision: 'CLOTURE',
    explication: 'La reprise était prévue le mois suivant',
    verdict: verdictExemple('decision.contestation', '2026-06-20'),
  },
});
