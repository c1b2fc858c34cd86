import type { Classes, Montre } from '@jalon/visibilite';
import type { Reader } from '../reader.js';
import { champsVisibles, definirForme, type DonneesDe } from '../table/definir-forme.js';
import { FIL, tableJournal } from './table.js';

/** One line of the journal: nothing personal in it. */
export const ligneJournal = definirForme<object>()(champsVisibles(tableJournal));
export type LigneJournal = DonneesDe<typeof ligneJournal>;

export const LIRE = `${FIL}
  SELECT ${tableJournal.selection('j', ['precedente'])}
  FROM fil CROSS JOIN journal{c} j ON j.position = fil.position ORDER BY j.revision`;

export interface Journal {
  /** In order of revision; an unknown parcours has an empty journal. For the operator of the data. */
  lire(parcours: string): LigneJournal[];
  /** The same as a reader of that parcours may see it. */
  lirePour(vues: Classes, parcours: string): Montre<LigneJournal>[];
}

export const journal = (lecture: Reader): Journal => {
  const lire = (parcours: string): LigneJournal[] =>
    lecture.de('journal', ({ tables }) => tables.sql<LigneJournal>(LIRE).all(parcours));
  return { lire, lirePour: (vues, parcours) => lire(parcours).map((l) => ligneJournal.montrer(l, vues)) };
};
