/**
 * The quick way of a batch: all read models together, nothing kept apart, so that what cannot be followed undoes the whole. What is asked
 * of the file is asked once, and what was folded is remembered: the next batch need not read again the rows that this one wrote.
 */
import type Database from 'better-sqlite3';
import type { Base, Points } from './base.js';
import type { Issues, Target } from './target.js';
import type { Decode } from './decode.js';
import { signature, type Fold, type Tables } from './projection.js';

export class Ensemble {
  private readonly ecritures: Database.Statement<[], number>;
  private readonly folds = new Map<Tables, Fold>();
  /** Changes when another connection wrote in the file: its rows are then no longer those of `folds`. */
  private version = -1;

  constructor(
    db: Base,
    private readonly points: Points,
  ) {
    this.ecritures = db.prepare<[], number>('PRAGMA data_version').pluck();
  }

  /** The transaction was undone, or somebody else writes rows. */
  oublier(): void {
    this.folds.clear();
  }

  /**
   * Inside a transaction of the caller. Every event of the batch could be decoded, and none corrects a history.
   * @throws Error a fact cannot be taken: the transaction is to be undone, and `oublier` called
   */
  appliquer(targets: readonly Target[], batch: readonly Decode[]): Issues {
    const version = this.ecritures.get() ?? 0;
    if (version !== this.version) this.oublier();
    this.version = version;
    const points = this.points.tous();
    const frozen = this.points.allFrozen();
    const issues: Issues = new Map();
    const suivies: Target[] = [];
    for (const target of targets) {
      const { projection, color } = target;
      const point = points.find((p) => p.projection === projection.nom && p.couleur === color);
      if (point?.signature !== signature(projection)) {
        issues.set(target, 'etrangere');
        continue;
      }
      const arretes = frozen.filter((g) => g.projection === projection.nom && g.couleur === color).map((g) => g.flux);
      const fold = this.fold(target);
      fold.apply(
        batch.flatMap(({ fait, evenement: { position, stream } }) =>
          fait && position > point.position && !arretes.includes(stream) ? [fait] : [],
        ),
      );
      fold.ecrire();
      issues.set(target, 'appliquee');
      suivies.push(target);
    }
    const dernier = batch.at(-1);
    if (dernier) this.points.avancerTous(suivies, dernier.evenement.position);
    return issues;
  }

  private fold({ projection, tables }: Target): Fold {
    let fold = this.folds.get(tables);
    if (!fold) this.folds.set(tables, (fold = projection.fold(tables)));
    return fold;
  }
}
