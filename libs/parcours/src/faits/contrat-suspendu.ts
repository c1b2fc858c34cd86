import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel } from './champs.js';

export const ContratSuspendu = definirFait({
  type: 'ContratSuspendu',
  version: 1,
  schema: z.object({ contrat: z.string(), debut: jour, motif: personnel(z.string()) }),
  personnels: ['motif'],
  phrase: (d) => `Le contrat ${d.contrat} est suspendu à compter du ${enFrancais(d.debut)}.`,
  exemple: { contrat: 'c1', debut: '2025-03-03', motif: 'PMSMP' },
});
