/** Reading side: a query sees one state of the tables, whatever a batch or a swap does meanwhile. */
import type { Base, Point } from './base.js';
import type { Couleurs } from './couleurs.js';
import type { Tables } from './projection.js';

export interface Lue {
  point: Point;
  tables: Tables;
}

export class Lecture {
  constructor(
    private readonly db: Base,
    private readonly couleurs: Couleurs,
  ) {}

  /** Runs a query on the tables that are current at this instant; another process may swap them right after. */
  de<T>(nom: string, requete: (lue: Lue, autre: (nom: string) => Lue) => T): T {
    return this.db.transaction(() => requete(this.lue(nom), (autre) => this.lue(autre)))();
  }

  private lue(nom: string): Lue {
    const projection = this.couleurs.projections.find((p) => p.nom === nom);
    if (!projection) throw new Error(`unknown read model: ${nom}`);
    return this.couleurs.lue(projection);
  }
}
