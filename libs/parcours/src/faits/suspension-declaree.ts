import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';
import { entreParentheses } from '../phrases.js';

const v1 = z.object({
  id: z.string(),
  motif: z.string(),
  debut: jour,
  fin: jour,
  /** Nobody knew the end: the longest permitted was taken. */
  finInconnue: z.boolean(),
  /** Days added to the end of the PASS. */
  jours: z.number().int(),
  /** End of the PASS afterwards. */
  passFin: jour,
  verdict,
});

/** R. 5132-1-3: the prescription is suspended. Bounds are inclusive; `jours` is what the end of the PASS gains (D2). */
export const SuspensionDeclaree = definirFait({
  type: 'SuspensionDeclaree',
  version: 2,
  schema: v1.extend({ motif: personnel(z.string()), verdict: verdictPrive }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { motif: 'C3', 'verdict.c': 'C3' },
  rectifiable: { retirer: true, remplacer: z.object({ debut: jour, fin: jour, motif: z.string() }) },
  phrase: (d, mots) =>
    `Le PASS est suspendu du ${enFrancais(d.debut)} au ${enFrancais(d.fin)} inclus${entreParentheses(d.motif, (m) => mots(`suspension/motifs/${m}`))} ; il finit le ${enFrancais(d.passFin)}.`,
  exemple: {
    id: 'S8',
    motif: 'CONTRAT_SUSPENDU',
    debut: '2025-06-01',
    fin: '2025-06-30',
    finInconnue: false,
    jours: 29,
    passFin: '2027-02-17',
    verdict: verdictExemple('suspension', '2025-06-01'),
  },
});
