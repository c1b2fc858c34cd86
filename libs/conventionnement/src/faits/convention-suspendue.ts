import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** Both days included; without a last day, until it is taken up again. */
export const ConventionSuspendue = definirFait({
  type: 'ConventionSuspendue',
  version: 1,
  schema: z.object({ debut: schemaJour, fin: schemaJour.optional(), verdict: schemaVerdict }),
  personnels: {},
  rectifiable: { retirer: true, remplacer: z.object({ debut: schemaJour, fin: schemaJour }) },
  phrase: (d) =>
    `L’État suspend la convention à compter du ${enFrancais(d.debut)}${d.fin === undefined ? '' : `, jusqu’au ${enFrancais(d.fin)}`}.`,
  exemple: {
    debut: '2025-03-03',
    fin: '2025-05-31',
    verdict: verdictExemple('convention_suspension', '2025-03-01'),
  },
});
