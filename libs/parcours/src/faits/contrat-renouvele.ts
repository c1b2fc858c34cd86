import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, verdict, verdictExemple, verdictPrive } from './champs.js';

const v1 = z.object({ contrat: z.string(), fin: jour, verdict });

export const ContratRenouvele = definirFait({
  type: 'ContratRenouvele',
  version: 2,
  schema: v1.extend({ verdict: verdictPrive }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { 'verdict.c': 'C3' },
  rectifiable: { retirer: true, remplacer: v1.pick({ fin: true }) },
  phrase: (d) => `Le contrat est renouvelé jusqu’au ${enFrancais(d.fin)}.`,
  exemple: { contrat: 'c1', fin: '2026-01-19', verdict: verdictExemple('contrat.renouvellement', '2025-07-10') },
});
