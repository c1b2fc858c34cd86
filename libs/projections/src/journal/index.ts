import type { Projection } from '../projection.js';
import type { MotsDuDroit } from '../phrase.js';
import { oublier, plieur } from './evolve.js';
import { ddl, tables } from './table.js';

/** The journal of each parcours, one French sentence per fact. */
export const projectionJournal = (mots: MotsDuDroit): Projection => ({
  nom: 'journal',
  version: 3,
  ddl,
  tables,
  parametres: mots.empreinte,
  plieur: (t) => plieur(t, mots),
  oublier,
});
