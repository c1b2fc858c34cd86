/** The hours of a month, for all those whom an employer employs. */
import { z } from 'zod';
import type { HeuresDuMois, LigneDHeures } from '../heures/heures-du-mois.js';
import { entier, jour, memeType, nommer, revision } from './communes.js';

const ligne = nommer(
  'LigneDHeures',
  memeType<LigneDHeures>()(
    z.strictObject({
      parcours: z.string(),
      revision,
      nom: z.string().nullable(),
      prenom: z.string().nullable(),
      contrat: z.string(),
      libelleContrat: z.string(),
      debut: jour.describe('Du contrat, ou de la mise à disposition'),
      fin: jour.nullable(),
      miseADisposition: z.string().nullable(),
      libelleUtilisateur: z.string().nullable(),
      declarees: z.number().nullable().describe('Déjà déclarées pour ce mois'),
      moisPrecedent: z.number().nullable(),
      plafond: z.number().nullable().describe('Heures plafonnées de la personne ; null : aucune'),
      restantes: z.number().nullable().describe('Ce qu’il reste sous le plafond, tous employeurs ensemble'),
    }),
  ),
);
export const heuresDuMois = nommer(
  'HeuresDuMois',
  memeType<HeuresDuMois>()(
    z.strictObject({
      mois: z.string().describe('AAAA-MM'),
      lignes: z.array(ligne).describe('Par nom'),
      suite: entier.nullable().describe('Page suivante ; null : il n’y en a pas'),
    }),
  ),
);
