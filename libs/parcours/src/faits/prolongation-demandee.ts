import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';
import { entreParentheses } from '../phrases.js';

const v1 = z.object({
  id: z.string(),
  motif: z.string(),
  /** End of the PASS on the day of the request: first day of the prolongation asked. */
  debut: jour,
  fin: jour,
  /** Organisation addressed. */
  prescripteur: z.string().optional(),
  bilan: personnel(z.string()).optional(),
  pieces: personnel(z.array(z.string())).optional(),
  verdict,
});

const v2 = v1.extend({
  /** Where the SIAE asks to be reached for an interview (PRO-20). */
  entretien: personnel(z.object({ telephone: z.string(), courriel: z.string() })).optional(),
});

/** R. 5132-1-8 2°: the SIAE asks a prescripteur. The PASS does not move. */
export const ProlongationDemandee = definirFait({
  type: 'ProlongationDemandee',
  version: 3,
  schema: v2.extend({ motif: personnel(z.string()), verdict: verdictPrive }),
  anciennes: { 1: v1, 2: v2 },
  upcasts: { 1: (data) => data, 2: (data) => data },
  personnels: { bilan: 'C3', pieces: 'C3', entretien: 'C3', motif: 'C3', 'verdict.c': 'C3' },
  ecrits: { bilan: 'Bilan joint à la demande', pieces: 'Pièces jointes à la demande' },
  // as long as it waits (D31)
  rectifiable: { retirer: true, remplacer: z.object({ motif: z.string(), fin: jour, prescripteur: z.string() }) },
  phrase: (d, mots) =>
    `Une prolongation est demandée jusqu’au ${enFrancais(d.fin)}${entreParentheses(d.motif, (m) => mots(`prolongation/motifs/${m}`))}${d.prescripteur === undefined ? '' : ', adressée au prescripteur désigné'}.`,
  exemple: {
    id: 'D9',
    motif: 'RQTH',
    debut: '2027-01-19',
    fin: '2028-01-19',
    prescripteur: 'ml-rennes',
    verdict: verdictExemple('prolongation.demande', '2026-09-01'),
  },
});
