import { definirModele } from '../modele.js';
import { codesSeuls, type DitLeDroit } from '../phrase.js';
import { oublier, fold } from './evolve.js';
import { journal } from './query.js';
import { tables } from './table.js';

/** The journal of each parcours, one French sentence per fact. */
export const modeleJournal = definirModele({
  nom: 'journal',
  version: 7,
  tables,
  parametres: ({ mots = codesSeuls }: DitLeDroit) => mots.empreinte,
  fold:
    ({ mots = codesSeuls }) =>
    (t) =>
      fold(t, mots),
  histoireDite: true,
  oublier: () => oublier,
  queries: journal,
});
