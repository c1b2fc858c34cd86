import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** First day on which the SIAE may self-prescribe again. */
export const AutoPrescriptionRetablie = definirFait({
  type: 'AutoPrescriptionRetablie',
  version: 1,
  schema: z.object({ jour: schemaJour, verdict: schemaVerdict }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: schemaJour }),
    appliquer: (d, { le }) => ({ ...d, ...(le === undefined ? {} : { jour: le }) }),
  },
  phrase: (d) => `La capacité d’auto-prescrire est rétablie le ${enFrancais(d.jour)}.`,
  exemple: { jour: '2025-06-02', verdict: verdictExemple('auto_prescription_retablissement', '2025-06-01') },
});
