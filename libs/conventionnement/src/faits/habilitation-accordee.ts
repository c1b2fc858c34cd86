import { definirFait } from '@jalon/decider';
import { enFrancais, schemaJour, schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

const v1 = z.object({ debut: schemaJour, fin: schemaJour, verdict: schemaVerdict });

/** Local habilitation of a prescripteur (ORI-04), both days included; by it an organisation that nobody knew enters the directory. */
export const HabilitationAccordee = definirFait({
  type: 'HabilitationAccordee',
  version: 2,
  schema: v1.extend({
    nom: z.string().optional(),
    /** Kind of prescripteur, a code of `eligibilite/prescripteurs`. */
    type: z.string().optional(),
    departement: z.string().optional(),
  }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({
      debut: schemaJour,
      fin: schemaJour,
      nom: z.string(),
      type: z.string(),
      departement: z.string(),
    }),
  },
  phrase: (d) =>
    `Le préfet habilite l’organisation comme prescripteur du ${enFrancais(d.debut)} au ${enFrancais(d.fin)}.`,
  exemple: {
    debut: '2025-01-01',
    fin: '2029-12-31',
    nom: 'Association La Passerelle',
    type: 'OHPD',
    departement: '35',
    verdict: verdictExemple('habilitation_locale', '2025-01-02'),
  },
});
