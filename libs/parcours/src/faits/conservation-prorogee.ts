import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdictExemple, verdictPrive } from './champs.js';

/** R. 5132-1-23 al. 3, D24: a control or a litigation runs, nothing of this dossier is erased before its end. */
export const ConservationProrogee = definirFait({
  type: 'ConservationProrogee',
  version: 1,
  schema: z.object({
    id: z.string(),
    /** Code of `conservation/prorogations`: that a court is seised of her case is hers. */
    cause: personnel(z.string()),
    reference: personnel(z.string()).optional(),
    verdict: verdictPrive,
  }),
  personnels: { cause: 'C3', reference: 'C3', 'verdict.c': 'C3' },
  sansRetour: { raison: 'elle se lève (R. 5132-1-23)', par: ['LeverProrogation'] },
  phrase: () => 'La conservation des données est prorogée : un contrôle ou un contentieux est en cours.',
  exemple: {
    id: 'C12',
    cause: 'CONTROLE',
    reference: 'Campagne 2026-35',
    verdict: verdictExemple('conservation.prorogation', '2026-03-12'),
  },
});
