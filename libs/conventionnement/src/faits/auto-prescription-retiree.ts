import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** Both days included (CTRL-20); without an end it lasts until it is given back (R. 5132-1-14). */
export const AutoPrescriptionRetiree = definirFait({
  type: 'AutoPrescriptionRetiree',
  version: 1,
  schema: z.object({ debut: schemaJour, fin: schemaJour.optional(), verdict: schemaVerdict }),
  personnels: {},
  rectifiable: { retirer: true, remplacer: z.object({ debut: schemaJour, fin: schemaJour }) },
  phrase: (d) =>
    `La capacité d’auto-prescrire est retirée à partir du ${enFrancais(d.debut)}${d.fin ? `, jusqu’au ${enFrancais(d.fin)}` : ''}.`,
  exemple: {
    debut: '2025-03-01',
    fin: '2025-08-31',
    verdict: verdictExemple('auto_prescription_retrait', '2025-01-20'),
  },
});
