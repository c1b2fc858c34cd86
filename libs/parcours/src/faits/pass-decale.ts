import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour } from './champs.js';

const v1 = z.object({ debut: jour, fin: jour });

/** The PASS follows the earliest hire on it: as long as it has not begun, or when that hire is undone, moved or put right (D25). */
export const PassDecale = definirFait({
  type: 'PassDecale',
  version: 2,
  schema: v1.extend({
    /** The end, suspensions and prolongations included; absent: there are none, `fin` is the end. */
    passFin: jour.optional(),
  }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: {},
  sansRetour: {
    raison: 'il suit le début des embauches (PASS-03, D25)',
    par: ['ReporterEmbauche', 'RectifierFait'],
  },
  phrase: (d) => `Le PASS IAE suit l’embauche : du ${enFrancais(d.debut)} au ${enFrancais(d.passFin ?? d.fin)} inclus.`,
  exemple: { debut: '2025-01-27', fin: '2027-01-26', passFin: '2027-02-25' },
});
