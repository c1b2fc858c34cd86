import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple } from './champs.js';

/** D28: the State's service shows other dates than ours. They stand in lecture `plateforme`; in `code` they are shown, and change nothing. */
export const PassOfficielConstate = definirFait({
  type: 'PassOfficielConstate',
  version: 1,
  schema: z.object({
    /** As shown; absent: the same as ours, or not looked at. */
    numero: personnel(z.string()).optional(),
    debut: jour.optional(),
    /** Last day shown, included; absent: the same as ours. */
    fin: jour.optional(),
    /** Where it is shown: screen, letter, ticket. */
    reference: personnel(z.string()),
    raison: personnel(z.string()),
    /** The dates shown are those that count, in that lecture. */
    faitFoi: z.boolean(),
    /** Days added to the end of the PASS (negative: taken back). */
    jours: z.number().int(),
    passFin: jour,
    verdict,
  }),
  personnels: { numero: 'C2', reference: 'C3', raison: 'C3' },
  rectifiable: { retirer: true, remplacer: z.object({ debut: jour, fin: jour }) },
  phrase: (d) =>
    `Le téléservice de l’État montre un autre PASS${d.debut === undefined ? '' : `, du ${enFrancais(d.debut)}`}${d.fin === undefined ? '' : `, jusqu’au ${enFrancais(d.fin)} inclus`}${d.faitFoi ? ` ; le PASS finit le ${enFrancais(d.passFin)}` : ' ; les dates du parcours ne changent pas'}.`,
  exemple: {
    fin: '2027-02-18',
    reference: 'Écran du 12/03/2026',
    raison: 'Suspension connue du seul téléservice',
    faitFoi: true,
    jours: 30,
    passFin: '2027-02-18',
    verdict: verdictExemple('pass.officiel', '2026-03-12'),
  },
});
