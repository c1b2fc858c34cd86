import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';
import { entreParentheses } from '../phrases.js';

const v1 = z.object({ contrat: z.string(), fin: jour, motif: z.string(), verdict });

/** L. 5132-5, -11-1, -15-1: the contract beyond its usual maximum. Distinct from the prolongation of the PASS (D20). */
export const ContratProlonge = definirFait({
  type: 'ContratProlonge',
  version: 2,
  schema: v1.extend({ motif: personnel(z.string()), verdict: verdictPrive }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { motif: 'C3', 'verdict.c': 'C3' },
  rectifiable: { retirer: true, remplacer: v1.pick({ fin: true }) },
  phrase: (d, mots) =>
    `Le contrat est prolongé au-delà de sa durée maximale, jusqu’au ${enFrancais(d.fin)}${entreParentheses(d.motif, (m) => mots(`contrat/prolongation/${m}`))}.`,
  exemple: {
    contrat: 'c1',
    fin: '2027-07-19',
    motif: 'SENIOR',
    verdict: verdictExemple('contrat.prolongation', '2026-12-10'),
  },
});
