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
    nom: z.string().optional(),
    /** Fourteen digits. */
    siret: z.string().optional(),
    verdict: schemaVerdict,
  }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({
      type: schemaSiae,
      departement: z.string(),
      nom: z.string(),
      siret: z.string().regex(/^\d{14}$/),
    }),
  },
  phrase: (d) => `La structure est enregistrée comme ${d.type}.`,
  exemple: {
    type: 'AI',
    departement: '35',
    nom: 'Coup de main',
    siret: '00000000000000',
    verdict: verdictExemple('structure_enregistrement', '2025-01-02'),
  },
});
