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

const COLONNES =
  'genre, ref, siae, departement, annee, code, version, debut, fin, comptee, manques, minutes, sortie, memoire';
const LIRE = `SELECT ${COLONNES} FROM indicateurs{c} WHERE parcours = ? ORDER BY genre, ref`;
const ECRIRE = `INSERT INTO indicateurs{c} (parcours, ${COLONNES}) VALUES {rangs}
  ON CONFLICT DO UPDATE SET siae = excluded.siae, departement = excluded.departement, annee = excluded.annee,
    code = excluded.code, version = excluded.version, debut = excluded.debut, fin = excluded.fin, comptee = excluded.comptee,
    manques = excluded.manques, minutes = excluded.minutes, sortie = excluded.sortie, memoire = excluded.memoire`;
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

const cle = (genre: GenreSuivi, ref: string): string => `${genre} ${ref}`;

/** Every change makes a new object, so that what changed is told by identity. */
export class SuivisDuParcours {
  private avant: ReadonlyMap<string, Suivi>;
  private readonly lignes: Map<string, Suivi>;

  constructor(
    private readonly tables: Tables,
    readonly parcours: string,
    /** Nothing can be in the table yet: its first fact is being folded. */
    neuf: boolean,
  ) {
    const lues = neuf ? [] : tables.sql<Record<string, Cellule>>(LIRE).all(parcours).map(deLaTable);
    this.lignes = new Map(lues.map((s) => [cle(s.genre, s.ref), s]));
    this.avant = new Map(this.lignes);
  }

  trouver(genre: GenreSuivi, ref: string): Suivi | undefined {
    return this.lignes.get(cle(genre, ref));
  }
  de(genre: GenreSuivi): Suivi[] {
    return [...this.lignes.values()].filter((s) => s.genre === genre);
  }
  poser(s: Suivi): void {
    this.lignes.set(cle(s.genre, s.ref), s);
  }
  oter(genre: GenreSuivi, ref: string): void {
    this.lignes.delete(cle(genre, ref));
  }
  changer(genre: GenreSuivi, choix: (s: Suivi) => boolean, change: (s: Suivi) => Partial<Suivi>): void {
    for (const s of this.de(genre)) if (choix(s)) this.poser({ ...s, ...change(s) });
  }

  /**
   * Removes the rows that went since the last time.
   * @param cellules where to add those to be written
   */
  ecrire(cellules: Cellule[]): void {
    for (const [nom, s] of this.avant)
      if (!this.lignes.has(nom)) this.tables.sql(OTER).run(this.parcours, s.genre, s.ref);
    for (const [nom, s] of this.lignes) if (this.avant.get(nom) !== s) cellules.push(this.parcours, ...versLaTable(s));
    this.avant = new Map(this.lignes);
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
const versLaTable = (s: Suivi): Cellule[] => [
  s.genre,
  s.ref,
  s.siae,
  s.departement,
  s.annee,
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
