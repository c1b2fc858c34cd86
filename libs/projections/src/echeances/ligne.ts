/** Deadlines of one parcours while they are being folded, and their way to and from the table. */
import type { Jour } from '@jalon/droit';
import type { Cellule, Tables } from '../projection.js';

export type Genre =
  | 'fin_pass'
  | 'debut_suspension'
  | 'fin_suspension'
  | 'rappel_prolongation'
  | 'sans_reponse'
  | 'retablissement'
  | 'fin_contrat'
  | 'expiration_diagnostic';

export interface EcheanceSuivie {
  genre: Genre;
  /** What it is about: contract, suspension, request, number of PASS, revision of a diagnosis. */
  ref: string;
  /** Null while nothing is due, for instance for an open-ended contract. */
  le: Jour | null;
  agirLe: Jour | null;
  detail: string | null;
  creePar: number;
  faitePar: number | null;
}

const LIRE = `SELECT genre, ref, le, agir_le AS agirLe, detail, cree_par AS creePar, faite_par AS faitePar
  FROM echeances{c} WHERE parcours = ? ORDER BY genre, ref`;
const ECRIRE = `INSERT INTO echeances{c} VALUES {rangs}
  ON CONFLICT DO UPDATE SET le = excluded.le, agir_le = excluded.agir_le, detail = excluded.detail,
    cree_par = excluded.cree_par, faite_par = excluded.faite_par`;
const OTER = 'DELETE FROM echeances{c} WHERE parcours = ? AND genre = ? AND ref = ?';

/** Every change makes a new object, so that what changed is told by identity. */
export class EcheancesDuParcours {
  private avant: ReadonlyMap<string, EcheanceSuivie>;
  private readonly lignes: Map<string, EcheanceSuivie>;

  constructor(
    private readonly tables: Tables,
    readonly parcours: string,
    /** Nothing can be in the table yet: its first fact is being folded. */
    neuf: boolean,
  ) {
    const lues = neuf ? [] : tables.sql<EcheanceSuivie>(LIRE).all(parcours);
    this.lignes = new Map(lues.map((e) => [cle(e.genre, e.ref), e]));
    this.avant = new Map(this.lignes);
  }

  poser(e: EcheanceSuivie): void {
    this.lignes.set(cle(e.genre, e.ref), e);
  }
  oter(genres: readonly Genre[]): void {
    for (const [nom, e] of this.lignes) if (genres.includes(e.genre)) this.lignes.delete(nom);
  }
  changer(choix: (e: EcheanceSuivie) => boolean, change: Partial<EcheanceSuivie>): void {
    for (const [nom, e] of this.lignes) if (choix(e) && differe(e, change)) this.lignes.set(nom, { ...e, ...change });
  }
  /** The one of this kind, when there is only ever one. */
  seule(genre: Genre): EcheanceSuivie | undefined {
    for (const e of this.lignes.values()) if (e.genre === genre) return e;
    return undefined;
  }

  /**
   * Removes the rows that went since the last time.
   * @param cellules where to add those to be written
   */
  ecrire(cellules: Cellule[]): void {
    let change = false;
    for (const [nom, e] of this.avant)
      if (!this.lignes.has(nom)) {
        this.tables.sql(OTER).run(this.parcours, e.genre, e.ref);
        change = true;
      }
    for (const [nom, e] of this.lignes)
      if (this.avant.get(nom) !== e) {
        cellules.push(this.parcours, e.genre, e.ref, e.le, e.agirLe, e.detail, e.creePar, e.faitePar);
        change = true;
      }
    if (change) this.avant = new Map(this.lignes);
  }
}

/** Writes the deadlines of several parcours. */
export function ecrire(tables: Tables, parcours: readonly EcheancesDuParcours[]): void {
  const cellules: Cellule[] = [];
  // neighbours in the tree are written one after the other
  for (const e of parcours.toSorted((a, b) => (a.parcours < b.parcours ? -1 : 1))) e.ecrire(cellules);
  tables.ecrireRangs(ECRIRE, 8, cellules);
}

const differe = (e: EcheanceSuivie, change: Partial<EcheanceSuivie>): boolean => {
  for (const nom in change) if (e[nom as keyof EcheanceSuivie] !== change[nom as keyof EcheanceSuivie]) return true;
  return false;
};
const cle = (genre: Genre, ref: string): string => `${genre} ${ref}`;
