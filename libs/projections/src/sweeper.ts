/**
 * Removing a colour that is no longer read. Its rows go a few at a time, with the event loop given back in between: dropped in
 * one statement, a large table keeps everybody waiting for seconds, since `secure_delete` overwrites each of its pages.
 */
import { setImmediate } from 'node:timers/promises';
import type { Base, Points } from './base.js';
import type { Color, Projection } from './projection.js';

/** Rows deleted in one transaction, a few milliseconds. */
const TRANCHE = 1000;

export class Sweeper {
  private enCours: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Base,
    private readonly points: Points,
  ) {}

  /** One sweep at a time in this process. Aborting leaves the rest to the next opening. */
  sweep(projections: readonly Projection[], signal?: AbortSignal): Promise<void> {
    const suite = this.enCours.then(async () => {
      for (const p of projections)
        for (const color of ['bleu', 'vert'] as const)
          while (!signal?.aborted && this.tranche(p, color)) await setImmediate();
    });
    this.enCours = suite.catch(() => undefined);
    return suite;
  }

  /** Drops at once what is left of a colour. */
  supprimer(p: Projection, color: Color): void {
    for (const nom of this.tables(p, color)) this.db.exec(`DROP TABLE ${nom}`);
  }

  /** @returns false when there is nothing left to remove */
  private tranche(p: Projection, color: Color): boolean {
    return this.db
      .transaction(() => {
        // looked at again each time: another process may be sweeping, or building in this colour
        if (this.points.point(p.nom, color)) return false;
        const [nom] = this.tables(p, color);
        if (nom === undefined) return false;
        const [index] = this.noms("type = 'index' AND tbl_name = ? AND sql IS NOT NULL", nom);
        if (index !== undefined) this.db.exec(`DROP INDEX ${index}`);
        else if (this.effacer(nom) < TRANCHE) this.db.exec(`DROP TABLE ${nom}`);
        return true;
      })
      .immediate();
  }

  private effacer(nom: string): number {
    const cles = this.db
      .prepare<[string], string>('SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk')
      .pluck()
      .all(nom)
      .join(', ');
    return this.db
      .prepare(`DELETE FROM ${nom} WHERE (${cles}) IN (SELECT ${cles} FROM ${nom} ORDER BY ${cles} LIMIT ${TRANCHE})`)
      .run().changes;
  }

  /** By prefix, so that tables of an older version of the code go too. */
  private tables(p: Projection, color: Color): string[] {
    return this.noms("type = 'table' AND (name = ? OR name GLOB ?)", `${p.nom}_${color}`, `${p.nom}_*_${color}`);
  }

  private noms(condition: string, ...liens: string[]): string[] {
    return this.db
      .prepare<string[], string>(`SELECT name FROM sqlite_schema WHERE ${condition}`)
      .pluck()
      .all(...liens);
  }
}
