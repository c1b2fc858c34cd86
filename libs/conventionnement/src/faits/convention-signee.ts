import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaSiae, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

const avis = z.enum(['FAVORABLE', 'DEFAVORABLE']);
const v1 = z.object({
  debut: schemaJour,
  fin: schemaJour,
  territoire: z.array(z.string()).optional(),
  pmsmp: z.boolean().optional(),
  verdict: schemaVerdict,
});

/** Agreement with the State, both days included; territory: départements (`35`) or communes (INSEE code); `pmsmp`: immersions are stipulated (D. 5132-10-1). */
export const ConventionSignee = definirFait({
  type: 'ConventionSignee',
  version: 2,
  schema: v1.extend({
    /** Kind for which it is signed, when it is not that of the structure (CNV-08). */
    type: schemaSiae.optional(),
    /** What the commission said, of a convention that was asked for elsewhere. */
    avis: avis.optional(),
  }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({
      debut: schemaJour,
      fin: schemaJour,
      type: schemaSiae,
      avis,
      territoire: z.array(z.string()),
      pmsmp: z.boolean(),
    }),
  },
  phrase: (d) =>
    `La convention${d.type === undefined ? '' : ` comme ${d.type}`} est signée du ${enFrancais(d.debut)} au ${enFrancais(d.fin)}.`,
  exemple: {
    debut: '2025-01-01',
    fin: '2027-12-31',
    territoire: ['35'],
    pmsmp: true,
    verdict: verdictExemple('convention', '2025-01-02'),
  },
});
