import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

const fondement = z.enum(['TRANSFERT_L1224_1', 'AUTRE']);

/** D43, in the history of the one that succeeds: from `jour` on it acts where `de` acted, and reads what it read. */
export const SuccessionConstatee = definirFait({
  type: 'SuccessionConstatee',
  version: 1,
  schema: z.object({
    de: z.string(),
    jour: schemaJour,
    fondement,
    /** Of the act that says so. */
    reference: z.string(),
    verdict: schemaVerdict,
  }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: schemaJour, fondement, reference: z.string() }),
    appliquer: (d, { le, ...reste }) => ({ ...d, ...reste, ...(le === undefined ? {} : { jour: le }) }),
  },
  phrase: (d) =>
    `La structure succède à ${d.de} à compter du ${enFrancais(d.jour)}${d.fondement === 'AUTRE' ? '' : ', substituée dans sa convention'} (${d.reference}).`,
  exemple: {
    de: 'ei-ancienne',
    jour: '2025-07-01',
    fondement: 'TRANSFERT_L1224_1',
    reference: 'Arrêté du 20 juin 2025',
    verdict: verdictExemple('succession', '2025-07-01'),
  },
});
