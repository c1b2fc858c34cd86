import { definirFait } from '@jalon/decider';
import { schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** The account acts no more for the organisation, from the instant of the recording. */
export const CompteRetire = definirFait({
  type: 'CompteRetire',
  version: 1,
  schema: z.object({ compte: z.uuid(), verdict: schemaVerdict }),
  personnels: {},
  sansRetour: { raison: 'Un compte retiré par erreur est invité de nouveau (ADR 0038).', par: ['InviterCompte'] },
  phrase: () => 'Le compte d’un agent est retiré.',
  exemple: {
    compte: '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80',
    verdict: verdictExemple('compte_retrait', '2026-03-05'),
  },
});
