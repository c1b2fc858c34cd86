/** What is counted, one thing a row, while it is folded. */
import type { CategorieSortie, Jour } from '@jalon/droit';

export const GENRES_SUIVIS = ['accompagnement', 'embauche', 'heures', 'pass', 'sortie'] as const;
export type GenreSuivi = (typeof GENRES_SUIVIS)[number];

/** Hours of a month, as they were last told: [month, placement or null, minutes]. */
export type HeuresDuMois = [mois: string, miseADisposition: string | null, minutes: number];

/** Support actions of one nature, year and structure in a parcours. */
export interface ActionsSuivies {
  nombre: number;
  /** Days of those that have an end, both ends included. */
  jours: number;
  /** First days of those that have none. */
  ouvertes: Jour[];
  /** Those that a fund pays: the fund, their first day. */
  financees: [fonds: string, debut: Jour][];
  /** Revision of the last one. */
  jusqua: number;
}

export interface SuiviSoFar {
  actions?: ActionsSuivies;
  /** Hire: it ended, before or on its last day. */
  fini?: true;
  /** Hours of a contract in a year. */
  mois?: HeuresDuMois[];
}

export interface Suivi {
  genre: GenreSuivi;
  /** Revision of its fact; id of the contract for a hire; year and id of the contract for hours; year, nature and structure for actions. */
  ref: string;
  siae: string;
  departement: string | null;
  annee: number;
  /** Type of exit (null: not to be kept here, or erased), nature of the action, type of contract. */
  code: string | null;
  /** Of the exit, as its fact says it; null: a former version of the fact, whose type says it. */
  categorie: CategorieSortie | null;
  /** Exit: version of its type that was judged. */
  version: string | null;
  debut: Jour | null;
  /** Last day, included: day of the exit, end of the contract (the one that came, else the one planned). */
  fin: Jour | null;
  comptee: boolean | null;
  /** Exit: thresholds missed, separated by spaces; followed by `heures_depuis` when hours were told after it. */
  manques: string | null;
  minutes: number | null;
  /** Hire: exit that ended the stay (its `ref`), or `anterieure`: an earlier PASS. */
  sortie: string | null;
  memory: SuiviSoFar;
}
