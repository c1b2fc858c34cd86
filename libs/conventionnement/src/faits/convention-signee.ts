import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** Agreement with the State, both days included; territory: départements (`35`) or communes (INSEE code); `pmsmp`: immersions are stipulated (D. 5132-10-1). */
export const ConventionSignee = definirFait({
  type: 'ConventionSignee',
  version: 1,
  schema: z.object({
    debut: schemaJour,
    fin: schemaJour,
    territoire: z.array(z.string()).optional(),
    pmsmp: z.boolean().optional(),
    verdict: schemaVerdict,
  }),
  personnels: {},
  phrase: (d) => `La convention est signée du ${enFrancais(d.debut)} au ${enFrancais(d.fin)}.`,
  exemple: {
    debut: '2025-01-01',
    fin: '2027-12-31',
    territoire: ['35'],
    pmsmp: true,
    verdict: verdictExemple('convention', '2025-01-02'),
  },
});
