import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, verdict, verdictExemple } from './champs.js';

/** L. 5132-5, -11-1, -15-1: the contract beyond its usual maximum. Distinct from the prolongation of the PASS (D20). */
export const ContratProlonge = definirFait({
  type: 'ContratProlonge',
  version: 1,
  schema: z.object({ contrat: z.string(), fin: jour, motif: z.string(), verdict }),
  personnels: {},
  phrase: (d, mots) =>
    `Le contrat ${d.contrat} est prolongé au-delà de sa durée maximale, jusqu’au ${enFrancais(d.fin)} (${mots(`contrat/prolongation/${d.motif}`)}).`,
  exemple: {
    contrat: 'c1',
    fin: '2027-07-19',
    motif: 'SENIOR',
    verdict: verdictExemple('contrat.prolongation', '2026-12-10'),
  },
});
