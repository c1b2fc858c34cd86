import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** The author of the decision answers. Going back on it undoes nothing by itself: another act follows. */
export const ContestationTraitee = definirFait({
  type: 'ContestationTraitee',
  version: 1,
  schema: z.object({
    contestation: z.string(),
    suite: z.enum(['MAINTENUE', 'REVUE']),
    explication: personnel(z.string()),
    verdict,
  }),
  personnels: { explication: 'C3' },
  rectifiable: { retirer: true },
  phrase: (d) =>
    d.suite === 'REVUE'
      ? 'La contestation est traitée : la décision sera revue.'
      : 'La contestation est traitée : la décision est maintenue.',
  exemple: {
    contestation: 'K12',
    suite: 'MAINTENUE',
    explication: 'Aucun élément nouveau',
    verdict: verdictExemple('decision.reponse', '2026-07-01'),
  },
});
