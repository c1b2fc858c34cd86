import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, organisation, personnel, verdict, verdictExemple } from './champs.js';

/** The person leaves the SIAE. Whether the exit counts in the rates is information kept in the verdict (D16, D17). */
export const SortieEnregistree = definirFait({
  type: 'SortieEnregistree',
  version: 1,
  schema: z.object({
    jour,
    type: z.string(),
    precision: personnel(z.string()).optional(),
    siae: organisation,
    verdict,
  }),
  personnels: { precision: 'C3' },
  phrase: (d, mots) => `La sortie est enregistrée au ${enFrancais(d.jour)} (${mots(`sortie/types/${d.type}`)}).`,
  exemple: {
    jour: '2026-05-31',
    type: 'TRANSITION_CDD',
    siae: { id: 'ai-rennes', type: 'AI' },
    verdict: verdictExemple('sortie', '2026-06-02'),
  },
});
