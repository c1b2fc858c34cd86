import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour } from './champs.js';

export const ContratTermine = definirFait({
  type: 'ContratTermine',
  version: 1,
  /** `jour`: last day of the contract. */
  schema: z.object({ contrat: z.string(), jour }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: jour }),
    appliquer: (d, { le }) => ({ ...d, jour: le ?? d.jour }),
  },
  phrase: (d) => `Le contrat arrive à son terme le ${enFrancais(d.jour)}.`,
  exemple: { contrat: 'c1', jour: '2025-07-19' },
});
