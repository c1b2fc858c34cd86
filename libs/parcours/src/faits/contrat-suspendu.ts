import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';

const v1 = z.object({ contrat: z.string(), debut: jour, motif: personnel(z.string()) });

const v2 = v1.extend({ verdict: verdict.optional() });

export const ContratSuspendu = definirFait({
  type: 'ContratSuspendu',
  version: 3,
  /** `motif`: code of `contrat/suspension` or free text. No verdict: written before the reasons were judged. */
  schema: v2.extend({ verdict: verdictPrive.optional() }),
  anciennes: { 1: v1, 2: v2 },
  upcasts: { 1: (data) => data, 2: (data) => data },
  personnels: { motif: 'C3', 'verdict.c': 'C3' },
  rectifiable: { retirer: true, remplacer: v1.pick({ debut: true, motif: true }) },
  phrase: (d) => `Le contrat est suspendu à compter du ${enFrancais(d.debut)}.`,
  exemple: {
    contrat: 'c1',
    debut: '2025-03-03',
    motif: 'PMSMP_DEMANDEE_PAR_LE_SALARIE',
    verdict: verdictExemple('contrat.suspension', '2025-03-03'),
  },
});
