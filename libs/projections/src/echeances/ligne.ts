/** Deadlines of one parcours while they are being folded, and their way to and from the table. */
import type { Cellule, Tables } from '../projection.js';
import type { Genre } from './genres.js';
import { tableEcheances, type EcheanceSuivie } from './table.js';

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
    const lues: EcheanceSuivie[] = neuf
      ? []
      : tableEcheances.lire(tables, 'parcours = ? ORDER BY genre, ref', parcours);
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
        tableEcheances.oter(this.tables, this.parcours, e.genre, e.ref);
        change = true;
      }
    for (const [nom, e] of this.lignes)
      if (this.avant.get(nom) !== e) {
        tableEcheances.ranger({ parcours: this.parcours, e }, cellules);
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
  tableEcheances.ecrire(tables, cellules);
}

const differe = (e: EcheanceSuivie, change: Partial<EcheanceSuivie>): boolean => {
  for (const nom in change) if (e[nom as keyof EcheanceSuivie] !== change[nom as keyof EcheanceSuivie]) return true;
  return false;
};
const cle = (genre: Genre, ref: string): string => `${genre} ${ref}`;
