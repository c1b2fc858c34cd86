import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** The derogation belongs to the association, not to the person (D. 5132-18-1, D18). */
export const Derogation480hAccordee = definirFait({
  type: 'Derogation480hAccordee',
  version: 1,
  schema: z.object({ debut: schemaJour, fin: schemaJour, verdict: schemaVerdict }),
  personnels: {},
  rectifiable: { retirer: true, remplacer: z.object({ debut: schemaJour, fin: schemaJour }) },
  phrase: (d) =>
    `Le préfet déroge au plafond d’heures en entreprise du ${enFrancais(d.debut)} au ${enFrancais(d.fin)}.`,
  exemple: { debut: '2025-01-01', fin: '2027-12-31', verdict: verdictExemple('derogation_480h', '2025-01-02') },
});
