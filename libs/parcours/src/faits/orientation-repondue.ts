import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** The structure says whether it receives the person; nothing of a right depends on it (D31). */
export const OrientationRepondue = definirFait({
  type: 'OrientationRepondue',
  version: 1,
  schema: z.object({
    /** Revision of the orientation answered. */
    fait: z.number().int(),
    reponse: z.enum(['ACCEPTEE', 'REFUSEE']),
    explication: personnel(z.string()).optional(),
    verdict,
  }),
  personnels: { explication: 'C3' },
  ecrits: { explication: 'Réponse à l’orientation' },
  rectifiable: { retirer: true },
  phrase: (d) => `La structure ${d.reponse === 'ACCEPTEE' ? 'accepte' : 'refuse'} l’orientation.`,
  exemple: {
    fait: 1,
    reponse: 'REFUSEE',
    explication: 'Aucun poste avant l’été',
    verdict: verdictExemple('orientation.reponse', '2025-01-20'),
  },
});
