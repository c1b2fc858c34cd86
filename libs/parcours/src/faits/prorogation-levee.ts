import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** The control or the litigation is over: the data are kept until their ordinary day again. */
export const ProrogationLevee = definirFait({
  type: 'ProrogationLevee',
  version: 1,
  schema: z.object({ prorogation: z.string(), raison: personnel(z.string()), verdict }),
  personnels: { raison: 'C3' },
  sansRetour: { raison: 'une prorogation levée par erreur se redit (R. 5132-1-23)', par: ['ProrogerConservation'] },
  phrase: () => 'La prorogation de la conservation est levée : le contrôle ou le contentieux est terminé.',
  exemple: {
    prorogation: 'C12',
    raison: 'Contrôle clos',
    verdict: verdictExemple('conservation.levee', '2026-06-20'),
  },
});
