import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';

const v1 = z.object({
  id: z.string(),
  debut: jour,
  fin: jour,
  motif: z.string().optional(),
  raison: personnel(z.string()),
  /** Days added to the end of the PASS (negative: taken back). */
  jours: z.number().int(),
  passFin: jour,
  verdict,
});

/** New bounds of a running suspension; `jours` is the difference for the end of the PASS. */
export const SuspensionCorrigee = definirFait({
  type: 'SuspensionCorrigee',
  version: 2,
  schema: v1.extend({ motif: personnel(z.string()).optional(), verdict: verdictPrive }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { raison: 'C3', motif: 'C3', 'verdict.c': 'C3' },
  rectifiable: { retirer: true, remplacer: z.object({ debut: jour, fin: jour, motif: z.string() }) },
  phrase: (d) =>
    `La suspension est corrigée : du ${enFrancais(d.debut)} au ${enFrancais(d.fin)} inclus ; le PASS finit le ${enFrancais(d.passFin)}.`,
  exemple: {
    id: 'S8',
    debut: '2025-06-01',
    fin: '2025-06-20',
    raison: 'Erreur de saisie',
    jours: -10,
    passFin: '2027-02-07',
    verdict: verdictExemple('suspension.correction', '2025-06-10'),
  },
});
