import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, verdict, verdictExemple } from './champs.js';

export const EmbaucheReportee = definirFait({
  type: 'EmbaucheReportee',
  version: 1,
  schema: z.object({ contrat: z.string(), debut: jour, verdict }),
  personnels: {},
  sansRetour: {
    raison: 'l’embauche se déplace de nouveau, ou se rectifie une fois commencée (D25, D27)',
    par: ['ReporterEmbauche', 'RectifierFait'],
  },
  phrase: (d) => `Le début du contrat est déplacé au ${enFrancais(d.debut)}.`,
  exemple: { contrat: 'c1', debut: '2025-01-27', verdict: verdictExemple('embauche.report', '2025-01-16') },
});
