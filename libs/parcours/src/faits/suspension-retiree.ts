import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple } from './champs.js';

/** Compensating fact: a suspension entered by mistake is withdrawn; nothing is edited. */
export const SuspensionRetiree = definirFait({
  type: 'SuspensionRetiree',
  version: 1,
  schema: z.object({
    id: z.string(),
    raison: personnel(z.string()),
    /** Revision of the fact withdrawn. */
    fait: z.number().int(),
    /** Days taken back from the end of the PASS (zero or negative). */
    jours: z.number().int(),
    passFin: jour,
    verdict,
  }),
  personnels: { raison: 'C3' },
  ecrits: { raison: 'Raison du retrait' },
  rectifiable: { retirer: true },
  phrase: (d) => `La suspension est retirée (saisie par erreur) ; le PASS finit le ${enFrancais(d.passFin)}.`,
  exemple: {
    id: 'S8',
    raison: 'Saisie par erreur',
    fait: 8,
    jours: -29,
    passFin: '2027-01-19',
    verdict: verdictExemple('rectification', '2025-07-01'),
  },
});
