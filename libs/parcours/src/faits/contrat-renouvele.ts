import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, verdict, verdictExemple } from './champs.js';

export const ContratRenouvele = definirFait({
  type: 'ContratRenouvele',
  version: 1,
  schema: z.object({ contrat: z.string(), fin: jour, verdict }),
  personnels: {},
  phrase: (d) => `Le contrat ${d.contrat} est renouvelé jusqu’au ${enFrancais(d.fin)}.`,
  exemple: { contrat: 'c1', fin: '2026-01-19', verdict: verdictExemple('contrat.renouvellement', '2025-07-10') },
});
