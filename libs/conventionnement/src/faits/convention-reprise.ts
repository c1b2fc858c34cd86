import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

export const ConventionReprise = definirFait({
  type: 'ConventionReprise',
  version: 1,
  /** `jour`: the first one on which it runs again. */
  schema: z.object({ jour: schemaJour, verdict: schemaVerdict }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: schemaJour }),
    appliquer: (d, { le }) => ({ ...d, ...(le === undefined ? {} : { jour: le }) }),
  },
  phrase: (d) => `La convention reprend le ${enFrancais(d.jour)}.`,
  exemple: { jour: '2025-04-15', verdict: verdictExemple('convention_reprise', '2025-04-14') },
});
