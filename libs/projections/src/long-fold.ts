/**
 * A long fold of the shadow tables: pages of the log are folded in memory as they are read, rows are written every few thousand
 * events. Pages are small because what a batch of parsed events costs is not parsing them but keeping them alive: measured,
 * folding pages of 250 takes 2.5 times less processor than pages of 5000.
 */
import { setImmediate } from 'node:timers/promises';
import type { Base, Points } from './base.js';
import { corrigeante } from './correction.js';
import type { FaitLu } from './fait-lu.js';
import type { Batches } from './batches.js';
import type { Target } from './target.js';
import type { Decode, Histoires } from './decode.js';
import { signature, type Fold } from './projection.js';

interface Folding {
  target: Target;
  fold: Fold;
  /** Checkpoint on which this fold stands. */
  origin: number;
  derniere: number;
  frozen: ReadonlySet<string>;
}

export class LongFold {
  /** Streams whose history a fact folded here corrects: their rows are folded again when written. */
  readonly aCorriger = new Set<string>();
  private readonly foldings: Folding[];

  constructor(
    private readonly db: Base,
    private readonly points: Points,
    private readonly batches: Batches,
    targets: readonly Target[],
  ) {
    this.foldings = targets.map((target) => {
      const { projection, color, tables } = target;
      const origin = points.position(projection.nom, color);
      const frozen = new Set(points.frozen(projection.nom, color).map((g) => g.flux));
      return { target, fold: projection.fold(tables), origin, derniere: origin, frozen };
    });
  }

  /**
   * @returns false when one of the events is poison: this pass is then good for nothing and the range must be taken again from the
   * checkpoint, fact by fact
   */
  apply(page: readonly Decode[]): boolean {
    try {
      /** Those of the last folding: nearly always those of the next one too. */
      let communs: { apres: number; faits: readonly FaitLu[] } | null = null;
      for (const p of this.foldings) {
        if (p.frozen.size > 0 || communs?.apres !== p.derniere) {
          const faits = this.nouveaux(p, page);
          if (faits === null) return false;
          communs = p.frozen.size > 0 ? null : { apres: p.derniere, faits };
          p.fold.apply(faits);
        } else p.fold.apply(communs.faits);
        p.derniere = Math.max(p.derniere, page.at(-1)?.evenement.position ?? -1);
      }
      for (const d of page) if (corrigeante(d)) this.aCorriger.add(d.evenement.stream);
    } catch {
      return false;
    }
    return true;
  }

  /** Null: one of them is poison. */
  private nouveaux({ derniere, frozen }: Folding, page: readonly Decode[]): FaitLu[] | null {
    const faits: FaitLu[] = [];
    for (const { evenement, fait, raison } of page) {
      if (evenement.position <= derniere || frozen.has(evenement.stream)) continue;
      if (raison !== undefined) return null;
      if (fait) faits.push(fait);
    }
    return faits;
  }

  /**
   * Rows and checkpoint of everything folded, in one transaction for each read model: a checkpoint is that of one read model, and
   * whoever waits for the event loop waits for one of them at most.
   * @param valide asked inside each transaction, so that an erasure by another thread comes wholly before or after it: false when facts
   * folded here may have become stale
   * @param histoires those of `aCorriger`; this pass remembers rows that they change, and is not to be gone on with
   * @returns false when that is so, or when a checkpoint is not where this pass left it (another process is at work): those not
   * written yet must be taken again from their checkpoint
   */
  async ecrire(valide: () => boolean, histoires: Histoires): Promise<boolean> {
    for (const folding of this.foldings) {
      if (folding !== this.foldings[0]) await setImmediate();
      if (!this.ecrireUn(folding, valide, histoires)) return false;
    }
    return true;
  }

  private ecrireUn(folding: Folding, valide: () => boolean, histoires: Histoires): boolean {
    const { target, fold, origin, derniere } = folding;
    const { projection, color } = target;
    this.batches.oublier();
    return this.db
      .transaction(() => {
        if (!valide()) return false;
        const point = this.points.point(projection.nom, color);
        if (point?.position !== origin || point.signature !== signature(projection)) return false;
        fold.ecrire();
        if (!projection.histoireDite) this.batches.refold(target, histoires, derniere);
        this.points.avancer(projection.nom, color, derniere);
        folding.origin = derniere;
        return true;
      })
      .immediate();
  }
}
