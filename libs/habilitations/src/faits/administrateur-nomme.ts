import { definirFait } from '@jalon/decider';
import { schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** An agent decides of the accounts of the organisation from that day on. */
export const AdministrateurNomme = definirFait({
  type: 'AdministrateurNomme',
  version: 1,
  schema: z.object({ compte: z.uuid(), verdict: schemaVerdict }),
  personnels: {},
  sansRetour: {
    raison: 'Qui administre par erreur se retire, puis est invité de nouveau sans administrer (ADR 0038).',
    par: ['RetirerCompte', 'InviterCompte'],
  },
  phrase: () => 'Un agent est nommé administrateur de l’organisation.',
  exemple: {
    compte: '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80',
    verdict: verdictExemple('administrateur_nomination', '2026-03-04'),
  },
});
