import type { Jour } from '@jalon/droit';
import type { Role, TypeFait } from '@jalon/parcours';
import type { Lecture } from '../lecture.js';
import { FIL } from './table.js';

/** One line of the journal: nothing personal in it. */
export interface LigneJournal {
  position: number;
  revision: number;
  type: TypeFait;
  /** Day on which the fact took effect. */
  le: Jour;
  /** ISO instant at which it was recorded. */
  enregistreLe: string;
  phrase: string;
  role: Role;
  organisation: string;
}

export const LIRE = `${FIL}
  SELECT j.position, revision, type, le, enregistre_le AS enregistreLe, phrase, role, organisation
  FROM fil CROSS JOIN journal{c} j ON j.position = fil.position ORDER BY revision`;

export interface Journal {
  /** In order of revision; an unknown parcours has an empty journal. */
  lire(parcours: string): LigneJournal[];
}

export const journal = (lecture: Lecture): Journal => ({
  lire: (parcours) => lecture.de('journal', ({ tables }) => tables.sql<LigneJournal>(LIRE).all(parcours)),
});
