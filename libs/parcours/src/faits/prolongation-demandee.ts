import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple } from './champs.js';
import { libelleDuCode } from '../libelles-codes.js';

/** R. 5132-1-8 2°: the SIAE asks a prescripteur. The PASS does not move. */
export const ProlongationDemandee = definirFait({
  type: 'ProlongationDemandee',
  version: 1,
  schema: z.object({
    id: z.string(),
    motif: z.string(),
    /** End of the PASS on the day of the request: first day of the prolongation asked. */
    debut: jour,
    fin: jour,
    /** Organisation addressed. */
    prescripteur: z.string().optional(),
    bilan: personnel(z.string()).optional(),
    pieces: personnel(z.array(z.string())).optional(),
    verdict,
  }),
  personnels: ['bilan', 'pieces'],
  phrase: (d) =>
    `Une prolongation est demandée jusqu’au ${enFrancais(d.fin)} (${libelleDuCode('prolongation/motifs', d.motif)})${d.prescripteur === undefined ? '' : ', adressée au prescripteur désigné'}.`,
  exemple: {
    id: 'D9',
    motif: 'RQTH',
    debut: '2027-01-19',
    fin: '2028-01-19',
    prescripteur: 'ml-rennes',
    verdict: verdictExemple('prolongation.demande', '2026-09-01'),
  },
});
