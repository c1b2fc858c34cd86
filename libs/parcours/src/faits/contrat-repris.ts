import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour } from './champs.js';

export const ContratRepris = definirFait({
  type: 'ContratRepris',
  version: 1,
  /** `jour`: first day back. */
  schema: z.object({ contrat: z.string(), jour }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: jour }),
    appliquer: (d, { le }) => ({ ...d, jour: le ?? d.jour }),
  },
  phrase: (d) => `Le contrat reprend le ${enFrancais(d.jour)}.`,
  exemple: { contrat: 'c1', jour: '2025-03-17' },
});
