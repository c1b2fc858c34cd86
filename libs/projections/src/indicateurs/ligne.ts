/** Rows of one parcours while they are being folded, and their way to and from the table; what they bring to the sums follows them. */
import type { Organisation } from '@jalon/parcours';
import type { Cellule, Tables } from '../projection.js';
import { GENRES_SUIVIS, type GenreSuivi, type Suivi } from './suivi.js';
import { Cumuls, ENSEMBLES, type Versions } from './cumuls.js';
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
 * A genre is read when a fact first looks at it, or when it is written: what the sums lose is what the table holds. Every change makes a new
 * object.
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

  /** Takes every row away. */
  oublier(): void {
    for (const genre of GENRES_SUIVIS) for (const { ref } of this.de(genre)) this.oter(genre, ref);
  }

  /**
   * Removes the rows that went since the last time, changes those that stay.
   * @param cellules where to add those to be written anew
   * @param cumuls where to add what they change in the sums
   */
  ecrire(cellules: Cellule[], cumuls: Cumuls): void {
    for (const ensemble of ENSEMBLES) {
      if (!ensemble.some((genre) => this.genres.get(genre)?.touchees.size)) continue;
      const ouverts = ensemble.map((genre) => this.ouvrir(genre));
      const toutes = (de: 'enBase' | 'lignes'): Suivi[] => ouverts.flatMap((g) => [...g[de].values()]);
      cumuls.remplacer(toutes('enBase'), toutes('lignes'));
    }
    for (const [genre, { lignes, enBase, touchees }] of this.genres) {
      for (const ref of touchees) {
        const s = lignes.get(ref);
        if (s === undefined) {
          if (enBase.has(ref)) tableIndicateurs.oter(this.tables, this.parcours, genre, ref);
          enBase.delete(ref);
          continue;
        }
        const source = { parcours: this.parcours, s };
        if (enBase.has(ref)) tableIndicateurs.changer(this.tables, source, true);
        else tableIndicateurs.ranger(source, cellules);
        enBase.set(ref, s);
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

/** Writes the rows of several parcours, and what they change in the sums. */
export function ecrire(tables: Tables, parcours: readonly SuivisDuParcours[], versions: Versions): void {
  const cellules: Cellule[] = [];
  const cumuls = new Cumuls(versions);
  // neighbours in the tree are written one after the other
  for (const p of parcours.toSorted((a, b) => (a.parcours < b.parcours ? -1 : 1))) p.ecrire(cellules, cumuls);
  tableIndicateurs.ecrire(tables, cellules);
  cumuls.ecrire(tables);
}
