/** Rows of one parcours while they are being folded, and their way to and from the table. */
import type { Jour } from '@jalon/droit';
import type { Organisation } from '@jalon/parcours';
import type { Cellule, Tables } from '../projection.js';

export type GenreSuivi = 'accompagnement' | 'embauche' | 'heures' | 'pass' | 'sortie';

/** Hours of a month, as they were last told: [month, placement or null, minutes, revision of the fact]. */
export type HeuresDuMois = [mois: string, miseADisposition: string | null, minutes: number, revision: number];

export interface MemoireSuivi {
  /** Hire: revision of the fact that declared it. */
  cree?: number;
  /** Hire: last day planned. */
  prevue?: Jour | null;
  /** Hire: revision of the fact that ended it before or on its last day. */
  finie?: number | null;
  /** Hours of a contract in a year. */
  mois?: HeuresDuMois[];
}

export interface Suivi {
  genre: GenreSuivi;
  /** Revision of its fact; id of the contract for a hire; year and id of the contract for hours. */
  ref: string;
  siae: string;
  departement: string | null;
  annee: number;
  /** Type of exit, nature of the action, type of contract. */
  code: string | null;
  /** Exit: version of its type that was judged. Action: code of the fund that pays, when the référentiel knows it. */
  version: string | null;
  debut: Jour | null;
  /** Last day, included: day of the exit, end of the action, end of the contract (the one that came, else the one planned). */
  fin: Jour | null;
  comptee: boolean | null;
  /** Exit: thresholds missed, separated by spaces; followed by `heures_depuis` when hours were told after it. */
  manques: string | null;
  minutes: number | null;
  /** Hire: exit that ended the stay (its `ref`), or `anterieure`: an earlier PASS. */
  sortie: string | null;
  memoire: MemoireSuivi;
}

/** Columns of the index: as long as they stay, it is not touched. */
const INDEXEES = ['siae', 'departement', 'annee'] as const;
const COLONNES =
  'genre, ref, siae, departement, annee, code, version, debut, fin, comptee, manques, minutes, sortie, memoire';
const LIRE = `SELECT ${COLONNES} FROM indicateurs{c} WHERE parcours = ? AND genre = ? ORDER BY ref`;
const ECRIRE = `INSERT INTO indicateurs{c} (parcours, ${COLONNES}) VALUES {rangs}
  ON CONFLICT DO UPDATE SET siae = excluded.siae, departement = excluded.departement, annee = excluded.annee,
    code = excluded.code, version = excluded.version, debut = excluded.debut, fin = excluded.fin, comptee = excluded.comptee,
    manques = excluded.manques, minutes = excluded.minutes, sortie = excluded.sortie, memoire = excluded.memoire`;
const CHANGER = `UPDATE indicateurs{c} SET code = ?, version = ?, debut = ?, fin = ?, comptee = ?, manques = ?, minutes = ?,
  sortie = ?, memoire = ? WHERE parcours = ? AND genre = ? AND ref = ?`;
const OTER = 'DELETE FROM indicateurs{c} WHERE parcours = ? AND genre = ? AND ref = ?';
const NOMBRE_COLONNES = 15;

export const suivi = (
  genre: GenreSuivi,
  ref: string,
  siae: Organisation,
  annee: number,
  reste: Partial<Suivi> = {},
): Suivi => ({
  genre,
  ref,
  siae: siae.id,
  departement: siae.departement ?? null,
  annee,
  code: null,
  version: null,
  debut: null,
  fin: null,
  comptee: true,
  manques: null,
  minutes: null,
  sortie: null,
  memoire: {},
  ...reste,
});

/** Rows of one genre, by `ref`. */
interface DuGenre {
  lignes: Map<string, Suivi>;
  /** As the table holds them. */
  enBase: Map<string, Suivi>;
  /** Those that may differ from the table. */
  touchees: Set<string>;
  /** Every row of the table is here; false: only those put since. */
  lu: boolean;
}

/**
 * A genre is read when a fact first looks at it; a row put without looking (an action adds one to hundreds) reads nothing, and
 * replaces the one of the same `ref`. Every change makes a new object.
 */
export class SuivisDuParcours {
  private readonly genres = new Map<GenreSuivi, DuGenre>();

  constructor(
    private readonly tables: Tables,
    readonly parcours: string,
    /** Nothing can be in the table yet: its first fact is being folded. */
    private readonly neuf: boolean,
  ) {}

  trouver(genre: GenreSuivi, ref: string): Suivi | undefined {
    return this.ouvrir(genre).lignes.get(ref);
  }
  de(genre: GenreSuivi): Suivi[] {
    return [...this.ouvrir(genre).lignes.values()];
  }
  poser(s: Suivi): void {
    const { lignes, touchees } = this.connu(s.genre);
    lignes.set(s.ref, s);
    touchees.add(s.ref);
  }
  oter(genre: GenreSuivi, ref: string): void {
    const { lignes, touchees } = this.ouvrir(genre);
    if (lignes.delete(ref)) touchees.add(ref);
  }
  changer(genre: GenreSuivi, choix: (s: Suivi) => boolean, change: (s: Suivi) => Partial<Suivi>): void {
    for (const s of this.ouvrir(genre).lignes.values()) if (choix(s)) this.poser({ ...s, ...change(s) });
  }

  /**
   * Removes the rows that went since the last time, changes those that stay in their place of the index.
   * @param cellules where to add those to be written anew
   */
  ecrire(cellules: Cellule[]): void {
    for (const [genre, { lignes, enBase, touchees }] of this.genres) {
      for (const ref of touchees) {
        const [s, avant] = [lignes.get(ref), enBase.get(ref)];
        if (s === undefined) {
          if (avant) this.tables.sql(OTER).run(this.parcours, genre, ref);
          enBase.delete(ref);
          continue;
        }
        enBase.set(ref, s);
        if (avant && INDEXEES.every((c) => avant[c] === s[c]))
          this.tables.sql(CHANGER).run(...contenu(s), this.parcours, genre, ref);
        else cellules.push(this.parcours, genre, ref, s.siae, s.departement, s.annee, ...contenu(s));
      }
      touchees.clear();
    }
  }

  private ouvrir(genre: GenreSuivi): DuGenre {
    const ouvert = this.connu(genre);
    if (ouvert.lu) return ouvert;
    ouvert.lu = true;
    for (const cellules of this.tables.sql<Record<string, Cellule>>(LIRE).all(this.parcours, genre)) {
      const s = deLaTable(cellules);
      ouvert.enBase.set(s.ref, s);
      // put since, not written yet: it is the newer one
      if (!ouvert.touchees.has(s.ref)) ouvert.lignes.set(s.ref, s);
    }
    return ouvert;
  }

  private connu(genre: GenreSuivi): DuGenre {
    let connu = this.genres.get(genre);
    if (!connu)
      this.genres.set(genre, (connu = { lignes: new Map(), enBase: new Map(), touchees: new Set(), lu: this.neuf }));
    return connu;
  }
}

/** Writes the rows of several parcours. */
export function ecrire(tables: Tables, parcours: readonly SuivisDuParcours[]): void {
  const cellules: Cellule[] = [];
  // neighbours in the tree are written one after the other
  for (const p of parcours.toSorted((a, b) => (a.parcours < b.parcours ? -1 : 1))) p.ecrire(cellules);
  tables.ecrireRangs(ECRIRE, NOMBRE_COLONNES, cellules);
}

const enEntier = (b: boolean | null): number | null => (b === null ? null : b ? 1 : 0);
/** Cells that no index holds. */
const contenu = (s: Suivi): Cellule[] => [
  s.code,
  s.version,
  s.debut,
  s.fin,
  enEntier(s.comptee),
  s.manques,
  s.minutes,
  s.sortie,
  Object.keys(s.memoire).length === 0 ? null : JSON.stringify(s.memoire),
];
const deLaTable = (c: Record<string, Cellule>): Suivi => ({
  ...(c as unknown as Suivi),
  comptee: c['comptee'] === null ? null : c['comptee'] === 1,
  memoire: c['memoire'] === null ? {} : (JSON.parse(c['memoire'] as string) as MemoireSuivi),
});
