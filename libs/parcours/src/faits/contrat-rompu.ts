import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel } from './champs.js';

export const ContratRompu = definirFait({
  type: 'ContratRompu',
  version: 1,
  /** `jour`: last day of the contract. */
  schema: z.object({ contrat: z.string(), jour, motif: personnel(z.string()) }),
  personnels: ['motif'],
  phrase: (d) => `Le contrat ${d.contrat} est rompu, son dernier jour est le ${enFrancais(d.jour)}.`,
  exemple: { contrat: 'c1', jour: '2025-05-12', motif: 'Accord des parties' },
});
