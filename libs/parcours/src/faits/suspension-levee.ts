import { definirFait } from '@jalon/decider';
import { ajouterJours, enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, verdict, verdictExemple, verdictPrive } from './champs.js';

const v1 = z.object({
  id: z.string(),
  /** Last suspended day, included; the day before the start when the return is on the very first day. */
  fin: jour,
  /** Days taken back from the end of the PASS (zero or negative). */
  jours: z.number().int(),
  passFin: jour,
  /** Contract whose hire lifted it (R. 5132-1-3; SUS-09). */
  parEmbauche: z.string().optional(),
  verdict,
});

/** The suspension ends earlier: return of the person, or a hire (`parEmbauche`). Can only shorten (D11). */
export const SuspensionLevee = definirFait({
  type: 'SuspensionLevee',
  version: 2,
  schema: v1.extend({ verdict: verdictPrive }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { 'verdict.c': 'C3' },
  // lifted by a hire, it follows the hire
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: jour }),
    appliquer: (d, { le }) => (le === undefined ? d : { ...d, fin: ajouterJours(le, -1) }),
  },
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
