import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour } from '@jalon/droit';
import { z } from 'zod';

/** First day without the habilitation. */
export const HabilitationRetiree = definirFait({
  type: 'HabilitationRetiree',
  version: 1,
  schema: z.object({ jour: schemaJour }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: schemaJour }),
    appliquer: (d, { le }) => ({ ...d, ...(le === undefined ? {} : { jour: le }) }),
  },
  phrase: (d) => `L’habilitation locale est retirée à partir du ${enFrancais(d.jour)}.`,
  exemple: { jour: '2026-01-01' },
});
