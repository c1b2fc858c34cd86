import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple } from './champs.js';

const v1 = z.object({ contrat: z.string(), debut: jour, motif: personnel(z.string()) });

export const ContratSuspendu = definirFait({
  type: 'ContratSuspendu',
  version: 2,
  /** `motif`: code of `contrat/suspension` or free text. No verdict: written before the reasons were judged. */
  schema: v1.extend({ verdict: verdict.optional() }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { motif: 'C3' },
  rectifiable: { retirer: true, remplacer: v1.pick({ debut: true, motif: true }) },
  phrase: (d) => `Le contrat ${d.contrat} est suspendu à compter du ${enFrancais(d.debut)}.`,
  exemple: {
    contrat: 'c1',
    debut: '2025-03-03',
    motif: 'PMSMP_DEMANDEE_PAR_LE_SALARIE',
    verdict: verdictExemple('contrat.suspension', '2025-03-03'),
  },
});
