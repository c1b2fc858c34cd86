import type { FaitLu } from '../fait-lu.js';
import { phraseSansPersonne } from '../phrase.js';
import type { Plieur, Tables } from '../projection.js';

type Rang = [string, number, number, string, string, string, string, string, string];
const COLONNES = 9;
/** Rows a statement: most of the cost of a small row is the call. */
const GROUPE = 32;

const rangs = (n: number): string => Array.from({ length: n }, () => `(${'?, '.repeat(COLONNES - 1)}?)`).join(', ');
const AJOUTER = `INSERT OR REPLACE INTO journal{c} VALUES ${rangs(1)}`;
const AJOUTER_GROUPE = `INSERT OR REPLACE INTO journal{c} VALUES ${rangs(GROUPE)}`;

export function plieur(tables: Tables): Plieur {
  let aEcrire: Rang[] = [];
  return {
    plier: (faits) => {
      for (const f of faits) aEcrire.push(enRang(f));
    },
    ecrire: () => {
      // rows of a parcours are neighbours in the tree
      aEcrire.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
      let i = 0;
      for (; i + GROUPE <= aEcrire.length; i += GROUPE)
        tables.sql(AJOUTER_GROUPE).run(aEcrire.slice(i, i + GROUPE).flat());
      for (; i < aEcrire.length; i++) tables.sql(AJOUTER).run(aEcrire[i]);
      aEcrire = [];
    },
  };
}

const enRang = (f: FaitLu): Rang => [
  f.parcours,
  f.revision,
  f.position,
  f.type,
  f.le,
  f.enregistreLe,
  phraseSansPersonne(f),
  f.par.role,
  f.par.organisation.id,
];
