import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** D43: from `jour` on it hires nobody; its contracts run until somebody ends them or succeeds to it. */
export const StructureFermee = definirFait({
  type: 'StructureFermee',
  version: 1,
  schema: z.object({ jour: schemaJour, verdict: schemaVerdict }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: schemaJour }),
    appliquer: (d, { le }) => ({ ...d, ...(le === undefined ? {} : { jour: le }) }),
  },
  phrase: (d) => `La structure est fermée à compter du ${enFrancais(d.jour)}.`,
  exemple: { jour: '2025-09-01', verdict: verdictExemple('structure_fermeture', '2025-09-01') },
});
