import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple } from './champs.js';

const v1 = z.object({
  id: z.string(),
  contrat: z.string(),
  /** Kind of utilisateur (`particulier`, `entreprise`…). */
  utilisateur: z.string(),
  nomUtilisateur: personnel(z.string()),
  debut: jour,
  fin: jour.optional(),
  taches: personnel(z.string()),
  lieu: personnel(z.string()),
  remunerationReference: personnel(z.string()).optional(),
  epi: personnel(z.string()).optional(),
  /** Counts against the ceiling of hours of L. 5132-9. */
  plafonnee: z.boolean(),
  verdict,
});

/** R. 5132-20: the written contract between the association (or the ETTI) and the utilisateur. */
export const MiseADispositionConclue = definirFait({
  type: 'MiseADispositionConclue',
  version: 2,
  schema: v1.extend({
    /** Where the work is done (R. 5132-19): département, and commune by its INSEE code. */
    departement: z.string().optional(),
    commune: z.string().optional(),
    /** The utilisateur's last economic dismissal on an equivalent job, as declared (L. 5132-7). */
    licenciementEconomiqueLe: jour.optional(),
    travauxDangereux: z.boolean().optional(),
  }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { nomUtilisateur: 'C2', taches: 'C3', lieu: 'C2', remunerationReference: 'C3', epi: 'C3' },
  // its texts were judged and are read nowhere since: another one is told by concluding again
  rectifiable: { retirer: true, remplacer: v1.pick({ fin: true }) },
  phrase: (d, mots) =>
    `Une mise à disposition est conclue (utilisateur : ${mots(`mise-a-disposition/utilisateurs/${d.utilisateur}`)}) à compter du ${enFrancais(d.debut)}.`,
  exemple: {
    id: 'm1',
    contrat: 'c1',
    utilisateur: 'entreprise',
    nomUtilisateur: 'Menuiserie Le Goff',
    debut: '2025-02-03',
    fin: '2025-02-28',
    taches: 'Rangement de l’atelier',
    lieu: 'Rennes',
    remunerationReference: 'SMIC horaire',
    epi: 'Gants, fournis par l’utilisateur',
    plafonnee: true,
    departement: '35',
    licenciementEconomiqueLe: '2024-05-31',
    verdict: verdictExemple('mise_a_disposition', '2025-01-30'),
  },
});
