import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** Collective derogation of an ACI to the weekly minimum (D. 5132-43-10). */
export const DerogationHeuresAccordee = definirFait({
  type: 'DerogationHeuresAccordee',
  version: 1,
  schema: z.object({ debut: schemaJour, fin: schemaJour, verdict: schemaVerdict }),
  personnels: {},
  rectifiable: { retirer: true, remplacer: z.object({ debut: schemaJour, fin: schemaJour }) },
  phrase: (d) => `Le préfet autorise une durée hebdomadaire réduite du ${enFrancais(d.debut)} au ${enFrancais(d.fin)}.`,
  exemple: { debut: '2025-01-01', fin: '2025-12-31', verdict: verdictExemple('derogation_heures', '2025-01-02') },
});
