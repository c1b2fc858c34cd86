import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** R. 5132-1-4 al. 2: only a prescripteur may lift the waiting period, after examining the situation. */
export const CarenceDerogee = definirFait({
  type: 'CarenceDerogee',
  version: 1,
  schema: z.object({ motif: personnel(z.string()), verdict }),
  personnels: { motif: 'C3' },
  rectifiable: { retirer: true },
  ecrits: { motif: 'Motif de la levée de la carence' },
  phrase: () => 'Le délai de carence est levé par un prescripteur habilité.',
  exemple: { motif: 'Situation réexaminée', verdict: verdictExemple('carence.derogation', '2025-01-10') },
});
