import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';
import { enJours, entreParentheses } from '../phrases.js';

const v1 = z.object({
  id: z.string(),
  demande: z.string(),
  motif: z.string(),
  debut: jour,
  fin: jour,
  /** What the request said. */
  finDemandee: jour,
  jours: z.number().int(),
  /** The end of the PASS had moved since the request: same duration, new start. */
  realignee: z.boolean(),
  passFin: jour,
  verdict,
});

/** R. 5132-1-8 2°: the prescripteur grants, possibly less than asked (D12), on the end of the PASS of that day (D10). */
export const ProlongationAccordee = definirFait({
  type: 'ProlongationAccordee',
  version: 2,
  schema: v1.extend({ motif: personnel(z.string()), verdict: verdictPrive }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { motif: 'C3', 'verdict.c': 'C3' },
  rectifiable: { retirer: true, remplacer: z.object({ motif: z.string(), fin: jour }) },
  phrase: (d, mots) =>
    `La prolongation est accordée : ${enJours(d.jours)}${entreParentheses(d.motif, (m) => mots(`prolongation/motifs/${m}`))}${d.realignee ? ', à compter de la fin actuelle du PASS' : ''} ; le PASS finit le ${enFrancais(d.passFin)}.`,
  exemple: {
    id: 'P10',
    demande: 'D9',
    motif: 'RQTH',
    debut: '2027-01-19',
    fin: '2028-01-19',
    finDemandee: '2028-01-19',
    jours: 365,
    realignee: false,
    passFin: '2028-01-19',
    verdict: verdictExemple('prolongation.accord', '2026-09-15'),
  },
});
