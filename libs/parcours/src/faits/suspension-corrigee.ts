import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple } from './champs.js';

/** New bounds of a running suspension; `jours` is the difference for the end of the PASS. */
export const SuspensionCorrigee = definirFait({
  type: 'SuspensionCorrigee',
  version: 1,
  schema: z.object({
    id: z.string(),
    debut: jour,
    fin: jour,
    motif: z.string().optional(),
    raison: personnel(z.string()),
    /** Days added to the end of the PASS (negative: taken back). */
    jours: z.number().int(),
    passFin: jour,
    verdict,
  }),
  personnels: { raison: 'C3' },
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
