import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple } from './champs.js';

/** R. 5132-1-3 al. 3: after 12 consecutive months of suspension, by choice, never automatic. Carence runs from the start of the suspension (D14). */
export const ParcoursClos = definirFait({
  type: 'ParcoursClos',
  version: 1,
  schema: z.object({
    motif: personnel(z.string()),
    suspension: z.string(),
    suspensionDebut: jour,
    verdict,
  }),
  personnels: { motif: 'C3' },
  rectifiable: { retirer: true },
  phrase: (d) => `Le parcours est clos après une suspension commencée le ${enFrancais(d.suspensionDebut)}.`,
  exemple: {
    motif: 'Sans nouvelles',
    suspension: 'S8',
    suspensionDebut: '2025-06-01',
    verdict: verdictExemple('cloture', '2026-06-01'),
  },
});
