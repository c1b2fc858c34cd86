import { definirFait } from '@jalon/decider';
import { schemaSiae, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** What kind of SIAE this organisation is, when the deployment did not say it. */
export const StructureEnregistree = definirFait({
  type: 'StructureEnregistree',
  version: 1,
  schema: z.object({
    type: schemaSiae,
    departement: z.string().optional(),
    denomination: z.string().optional(),
    verdict: schemaVerdict,
  }),
  personnels: [],
  phrase: (d) => `La structure est enregistrée comme ${d.type}.`,
  exemple: {
    type: 'AI',
    departement: '35',
    denomination: 'Coup de main',
    verdict: verdictExemple('structure_enregistrement', '2025-01-02'),
  },
});
