import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** R. 5132-1-8: a refusal is reasoned in writing. Final: a new request is needed (D9). */
export const ProlongationRefusee = definirFait({
  type: 'ProlongationRefusee',
  version: 1,
  schema: z.object({
    demande: z.string(),
    motif: z.string(),
    explication: personnel(z.string()),
    /** Free text: may name the person's situation. */
    actions: personnel(z.array(z.string())).optional(),
    verdict,
  }),
  personnels: { explication: 'C3', actions: 'C3' },
  ecrits: { explication: 'Explication du refus', actions: 'Actions proposées' },
  rectifiable: { retirer: true },
  phrase: (d, mots) => `La demande de prolongation est refusée (${mots(`prolongation/refus/${d.motif}`)}).`,
  exemple: {
    demande: 'D9',
    motif: 'DUREE',
    explication: 'Une durée plus courte suffit',
    verdict: verdictExemple('prolongation.refus', '2026-09-15'),
  },
});
