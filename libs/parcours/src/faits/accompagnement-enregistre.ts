import { definirFait } from '@jalon/decider';
import { dureeEnFrancais, enFrancais, joursInclus } from '@jalon/droit';
import { z } from 'zod';
import { jour, organisation, personnel, verdict, verdictExemple } from './champs.js';

const v1 = z.object({
  nature: z.enum(['social', 'professionnel', 'prise_de_poste', 'formation', 'pmsmp']),
  debut: jour,
  fin: jour.optional(),
  resume: personnel(z.string()).optional(),
  financement: z.string().optional(),
  /** Id of the host of an immersion (PMSMP): pseudonymous, limits are counted per host. */
  accueil: z.string().optional(),
  siae: organisation,
});

/** No verdict: written before these actions kept theirs. */
const v2 = v1.extend({ initiative: z.enum(['PLAN', 'SALARIE']).optional(), verdict: verdict.optional() });

export const AccompagnementEnregistre = definirFait({
  type: 'AccompagnementEnregistre',
  version: 3,
  schema: v2.extend({
    /** As it was written: free text. */
    financement: personnel(z.string()).optional(),
    /** The fund of the référentiel that it names, for the figures; absent: none, or a former version. */
    fonds: z.string().optional(),
  }),
  anciennes: { 1: v1, 2: v2 },
  upcasts: { 1: (data) => data, 2: (data) => data },
  personnels: { resume: 'C3', financement: 'C3' },
  ecrits: { resume: 'Résumé de l’accompagnement' },
  // another summary is told by recording the action again
  rectifiable: {
    retirer: true,
    remplacer: v1.pick({ debut: true, fin: true, financement: true }),
    // told otherwise, the fund is the one that the new words name
    appliquer: ({ fonds, ...d }, champs) => ({
      ...d,
      ...(fonds === undefined || champs.financement !== undefined ? {} : { fonds }),
      ...champs,
    }),
  },
  phrase: (d, mots) =>
    `Une action d’accompagnement est enregistrée (${mots(`accompagnement/natures/${d.nature}`)}), ${d.fin ? `du ${enFrancais(d.debut)} au ${enFrancais(d.fin)} (${dureeEnFrancais({ valeur: joursInclus(d.debut, d.fin), unite: 'jour' })})` : `à compter du ${enFrancais(d.debut)}, sans fin connue`}.`,
  exemple: {
    nature: 'formation',
    debut: '2025-03-03',
    fin: '2025-03-14',
    resume: 'Habilitation électrique',
    financement: 'PIC IAE',
    fonds: 'PIC_IAE',
    initiative: 'PLAN',
    siae: { id: 'ai-rennes', type: 'AI', departement: '35' },
    verdict: verdictExemple('accompagnement', '2025-03-03'),
  },
});
