/** Reading side: a query sees one state of the tables, whatever a batch or a swap does meanwhile. */
import type { Base, Point } from './base.js';
import type { Colors } from './colors.js';
import type { Tables } from './projection.js';

export interface Lue {
  point: Point;
  tables: Tables;
}

export class Reader {
  private readonly unInstant: <T>(query: () => T) => T;

  constructor(
    db: Base,
    private readonly colors: Colors,
  ) {
    this.unInstant = db.transaction((query: () => unknown) => query()) as unknown as <T>(query: () => T) => T;
  }

  /** Runs a query on the tables that are current at this instant; another process may swap them right after. */
  de<T>(nom: string, query: (lue: Lue, autre: (nom: string) => Lue) => T): T {
    return this.unInstant(() => query(this.lue(nom), (autre) => this.lue(autre)));
  }

  private lue(nom: string): Lue {
    const projection = this.colors.projections.find((p) => p.nom === nom);
    if (!projection) throw new Error(`unknown read model: ${nom}`);
    return this.colors.lue(projection);
  }
}
