/** What an actor may open, before any dossier is named. */
import { z } from 'zod';
import type { Menu } from '../lecteur/menu.js';
import { idOrganisation, memeType, nommer } from './communes.js';

export const menu = nommer(
  'Menu',
  memeType<Menu>()(
    z.strictObject({
      ouvrirParcours: z.boolean(),
      retrouverPass: z.boolean().describe('Chercher le PASS de quelqu’un qui se présente'),
      declarerHeures: z.boolean(),
      suivre: z.boolean().describe('Voir ce qui a été accepté et reste à suivre'),
      rejuger: z.boolean().describe('Comparer les deux lectures du droit sur un parcours'),
      prouver: z.boolean().describe('Emporter le dossier d’audit d’un parcours'),
      departement: z.string().nullable().describe('Le sien, pour un service de l’État'),
      structure: idOrganisation.nullable().describe('La sienne, quand elle emploie'),
      lireStructures: z
        .enum(['toutes', 'departement', 'sienne'])
        .describe('Les structures dont il peut ouvrir la page'),
    }),
  ),
);
