/** Rows of one parcours while they are being folded, and their way to and from the table. */
import type { Organisation } from '@jalon/parcours';
import type { Cellule, Tables } from '../projection.js';
import type { GenreSuivi, Suivi } from './suivi.js';
import { tableIndicateurs } from './table.js';

const LUS = 'parcours = ? AND genre = ? ORDER BY ref';

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
  categorie: null,
  version: null,
  debut: null,
  fin: null,
  comptee: true,
  manques: null,
  minutes: null,
  sortie: null,
  memory: {},
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
          if (avant) tableIndicateurs.oter(this.tables, this.parcours, genre, ref);
          enBase.delete(ref);
          continue;
        }
        enBase.set(ref, s);
        const source = { parcours: this.parcours, s };
        if (avant && tableIndicateurs.memePlace({ parcours: this.parcours, s: avant }, source))
          tableIndicateurs.changer(this.tables, source, true);
        else tableIndicateurs.ranger(source, cellules);
      }
      touchees.clear();
    }
  }

  private ouvrir(genre: GenreSuivi): DuGenre {
    const ouvert = this.connu(genre);
    if (ouvert.lu) return ouvert;
    ouvert.lu = true;
    for (const rang of tableIndicateurs.lire(this.tables, LUS, this.parcours, genre)) {
      const s: Suivi = { ...rang, memory: rang.memory ?? {} };
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
  tableIndicateurs.ecrire(tables, cellules);
}
