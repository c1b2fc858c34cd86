/** What an actor has to do: the tasks are made of rows that she may read, and of nothing else. */
import { z } from 'zod';
import { LISTES, SECTIONS, type AFaire, type Tache } from '../a-faire/tache.js';
import { entier, idOrganisation, jour, memeType, nommer } from './communes.js';

const tache = nommer(
  'Tache',
  memeType<Tache>()(
    z.strictObject({
      cle: z.string().describe('La même demain'),
      section: z.enum(SECTIONS).describe('`en_attente` : quelqu’un d’autre doit agir'),
      titre: z.string().describe('Le verbe d’abord, sans la personne'),
      parcours: z.string().nullable(),
      nom: z.string().nullable(),
      prenom: z.string().nullable(),
      liste: z
        .strictObject({ nom: z.enum(LISTES), filtre: z.record(z.string(), z.string()) })
        .nullable()
        .describe('La liste (`GET /api/{nom}`) et ce qui lui fait montrer ce que cette ligne compte'),
      nombre: entier,
      structure: idOrganisation.nullable().describe('Qui emploie, ou de qui il s’agit'),
      attend: idOrganisation.nullable().describe('Qui doit agir, quand ce n’est pas le lecteur'),
      le: jour.nullable().describe('Dernier jour pour agir'),
      joursRestants: entier.nullable().describe('Négatif une fois ce jour passé'),
      depuis: jour.nullable(),
      joursEcoules: entier.nullable(),
      pourquoi: z.string().describe('Ce qui la met ici'),
      rappelLe: jour.nullable(),
      commande: z.string().nullable().describe('Ce qui la fait ; null : plusieurs commandes sont possibles'),
    }),
  ),
);
export const aFaire = nommer(
  'AFaire',
  memeType<AFaire>()(
    z.strictObject({
      auJour: jour,
      taches: z.array(tache).describe('Par section, puis par échéance'),
      ensuite: z
        .strictObject({
          le: jour,
          libelle: z.string(),
          parcours: z.string().nullable(),
          nom: z.string().nullable(),
          prenom: z.string().nullable(),
        })
        .nullable()
        .describe('La première échéance à venir, quand il n’y a rien à faire'),
      tronquee: z.boolean().describe('Il y en a d’autres, qui ne sont pas données'),
    }),
  ),
);
