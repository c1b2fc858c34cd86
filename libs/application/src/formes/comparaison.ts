/** Two points of the history of a parcours, side by side. */
import { z } from 'zod';
import { SORTES } from '../comparaison/comparer.js';
import { COMPARAISON } from '../lecteur/formes.js';
import type { Comparaison } from '../resultat.js';
import { entier, jour, memeType, montree, nommer, revision } from './communes.js';
import { fait } from './verdict.js';

const valeur = nommer(
  'ValeurComparee',
  z
    .strictObject({ sorte: z.enum(SORTES), valeur: z.union([z.string(), z.number(), z.boolean()]) })
    .describe(
      '`jours`, `heures` : des nombres ; `jour` : AAAA-MM-JJ ; `mois` : AAAA-MM ; `organisation` : un identifiant',
    ),
);
const difference = nommer(
  'Difference',
  z.strictObject({
    champ: z.string().describe('Nom stable de ce qui diffère : `contrats[c1].fin`'),
    sorte: z.enum(['ajoute', 'retire', 'change']),
    de: z.string().nullable().describe('À quoi cela appartient ; null : au dossier'),
    libelle: z.string(),
    avant: valeur.nullable().describe('null : rien'),
    apres: valeur.nullable().describe('null : rien'),
    ecartJours: entier.nullable().describe('D’un jour, ou d’un nombre de jours, à l’autre'),
    valeurs: z
      .array(z.strictObject({ libelle: z.string(), valeur }))
      .describe('De quoi est fait ce qui est ajouté ou retiré'),
  }),
);
const situation = z.strictObject({
  auJour: jour.describe('Jour de la vue'),
  connuLe: z.string().nullable().describe('Jour ou instant ; null : tout ce qui est connu'),
  revision: revision.describe('Du dernier fait gardé'),
  faitsIgnores: entier,
});
const nue = memeType<Comparaison>()(
  z.strictObject({
    avant: situation,
    apres: situation,
    differences: z.array(difference),
    faitsAjoutes: z.array(fait).describe('Connus au second moment et pas au premier'),
    faitsRetires: z.array(fait).describe('Connus au premier moment et pas au second'),
  }),
);
export const comparaison = nommer('Comparaison', montree(nue, COMPARAISON));
