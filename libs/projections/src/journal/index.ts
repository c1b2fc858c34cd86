import { definirModele } from '../modele.js';
import { codesSeuls, type DitLeDroit } from '../phrase.js';
import { oublier, plieur } from './evolve.js';
import { journal } from './query.js';
import { tables } from './table.js';

/** The journal of each parcours, one French sentence per fact. */
export const modeleJournal = definirModele({
  nom: 'journal',
  version: 6,
  tables,
  parametres: ({ mots = codesSeuls }: DitLeDroit) => mots.empreinte,
  plieur:
    ({ mots = codesSeuls }) =>
    (t) =>
      plieur(t, mots),
  histoireDite: true,
  oublier,
  requetes: journal,
});
