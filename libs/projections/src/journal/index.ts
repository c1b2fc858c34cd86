import { definirModele } from '../modele.js';
import { oublier, plieur } from './evolve.js';
import { journal } from './query.js';
import { tables } from './table.js';

/** The journal of each parcours, one French sentence per fact. */
export const modeleJournal = definirModele({
  nom: 'journal',
  version: 4,
  tables,
  plieur: () => plieur,
  oublier,
  requetes: journal,
});
