import { definirFait } from '@jalon/decider';
import { schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** Whoever was invited took the account: from that day on it acts. */
export const CompteActive = definirFait({
  type: 'CompteActive',
  version: 1,
  schema: z.object({ compte: z.uuid(), verdict: schemaVerdict }),
  personnels: {},
  sansRetour: { raison: 'Un compte activé par erreur se retire (ADR 0038).', par: ['RetirerCompte'] },
  phrase: () => 'Le compte d’un agent est activé.',
  exemple: {
    compte: '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80',
    verdict: verdictExemple('compte_activation', '2026-03-03'),
  },
});
