import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, organisation, verdict, verdictExemple } from './champs.js';

/** R. 5132-26-6 to -8: the visit was made on that day. Nothing of what was seen or said there is recorded. */
export const VisiteMedicaleEnregistree = definirFait({
  type: 'VisiteMedicaleEnregistree',
  version: 1,
  schema: z.object({
    contrat: z.string(),
    siae: organisation,
    jour,
    /** Jobs it is valid for. */
    emplois: z.number().int().min(1).optional(),
    verdict,
  }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: jour }),
    appliquer: (d, { le }) => ({ ...d, jour: le ?? d.jour }),
  },
  phrase: (d) => `La visite d’information et de prévention a eu lieu le ${enFrancais(d.jour)}.`,
  exemple: {
    contrat: 'c1',
    siae: { id: 'ai-rennes', type: 'AI', departement: '35' },
    jour: '2025-02-12',
    emplois: 2,
    verdict: verdictExemple('visite', '2025-02-14'),
  },
});
