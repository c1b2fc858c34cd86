import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';

const v1 = z.object({ contrat: z.string(), jour, motif: personnel(z.string()) });

const v2 = v1.extend({ verdict: verdict.optional() });

export const ContratRompu = definirFait({
  type: 'ContratRompu',
  version: 3,
  /** `jour`: last day of the contract; `motif`: code of `contrat/rupture` or free text. No verdict: written before the reasons were judged. */
  schema: v2.extend({ verdict: verdictPrive.optional() }),
  anciennes: { 1: v1, 2: v2 },
  upcasts: { 1: (data) => data, 2: (data) => data },
  personnels: { motif: 'C3', 'verdict.c': 'C3' },
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: jour, motif: z.string() }),
    appliquer: (d, { le, ...champs }) => ({ ...d, ...champs, jour: le ?? d.jour }),
  },
  phrase: (d) => `Le contrat est rompu, son dernier jour est le ${enFrancais(d.jour)}.`,
  exemple: {
    contrat: 'c1',
    jour: '2025-05-12',
    motif: 'ACCORD_DES_PARTIES',
    verdict: verdictExemple('contrat.fin', '2025-05-12'),
  },
});
