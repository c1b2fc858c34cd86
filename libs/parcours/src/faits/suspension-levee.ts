import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, verdict, verdictExemple } from './champs.js';

/** The suspension ends earlier: return of the person, or a hire (`parEmbauche`). Can only shorten (D11). */
export const SuspensionLevee = definirFait({
  type: 'SuspensionLevee',
  version: 1,
  schema: z.object({
    id: z.string(),
    /** Last suspended day, included; the day before the start when the return is on the very first day. */
    fin: jour,
    /** Days taken back from the end of the PASS (zero or negative). */
    jours: z.number().int(),
    passFin: jour,
    /** Contract whose hire lifted it (R. 5132-1-3; SUS-09). */
    parEmbauche: z.string().optional(),
    verdict,
  }),
  personnels: {},
  phrase: (d) =>
    `La suspension est levée${d.parEmbauche === undefined ? '' : ' par une embauche'} : dernier jour suspendu le ${enFrancais(d.fin)} ; le PASS finit le ${enFrancais(d.passFin)}.`,
  exemple: {
    id: 'S8',
    fin: '2025-06-14',
    jours: -16,
    passFin: '2027-02-01',
    verdict: verdictExemple('suspension.levee', '2025-06-15'),
  },
});
