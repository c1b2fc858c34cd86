import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';
import { enJours, entreParentheses } from '../phrases.js';

const v1 = z.object({
  id: z.string(),
  motif: z.string(),
  debut: jour,
  fin: jour,
  jours: z.number().int(),
  passFin: jour,
  verdict,
});

/** R. 5132-1-8 1°: motifs that the SIAE declares alone take effect at once. */
export const ProlongationDeclaree = definirFait({
  type: 'ProlongationDeclaree',
  version: 2,
  schema: v1.extend({ motif: personnel(z.string()), verdict: verdictPrive }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { motif: 'C3', 'verdict.c': 'C3' },
  rectifiable: { retirer: true, remplacer: z.object({ motif: z.string(), fin: jour }) },
  phrase: (d, mots) =>
    `Le PASS est prolongé de ${enJours(d.jours)}${entreParentheses(d.motif, (m) => mots(`prolongation/motifs/${m}`))} ; il finit le ${enFrancais(d.passFin)}.`,
  exemple: {
    id: 'P9',
    motif: 'FORMATION',
    debut: '2027-01-19',
    fin: '2027-06-30',
    jours: 162,
    passFin: '2027-06-30',
    verdict: verdictExemple('prolongation.demande', '2026-09-01'),
  },
});
