import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, verdict, verdictExemple } from './champs.js';
import { enJours } from '../phrases.js';

/** R. 5132-1-8 1°: motifs that the SIAE declares alone take effect at once. */
export const ProlongationDeclaree = definirFait({
  type: 'ProlongationDeclaree',
  version: 1,
  schema: z.object({
    id: z.string(),
    motif: z.string(),
    debut: jour,
    fin: jour,
    jours: z.number().int(),
    passFin: jour,
    verdict,
  }),
  personnels: {},
  phrase: (d, mots) =>
    `Le PASS est prolongé de ${enJours(d.jours)} (${mots(`prolongation/motifs/${d.motif}`)}) ; il finit le ${enFrancais(d.passFin)}.`,
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
