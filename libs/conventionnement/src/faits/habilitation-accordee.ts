import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** Local habilitation of a prescripteur (ORI-04), both days included. */
export const HabilitationAccordee = definirFait({
  type: 'HabilitationAccordee',
  version: 1,
  schema: z.object({ debut: schemaJour, fin: schemaJour, verdict: schemaVerdict }),
  personnels: {},
  phrase: (d) =>
    `Le préfet habilite l’organisation comme prescripteur du ${enFrancais(d.debut)} au ${enFrancais(d.fin)}.`,
  exemple: { debut: '2025-01-01', fin: '2029-12-31', verdict: verdictExemple('habilitation_locale', '2025-01-02') },
});
