/**
 * Folding one stream again from its beginning, in place: after its poisonous event can be read (new code), or after the person
 * was erased (the same facts, without names). Equal to what a rebuild would give for that stream.
 */
import type { EventStore } from '@jalon/event-store';
import type { Base, Point } from './base.js';
import type { Colors } from './colors.js';
import { PREFIXE, type LireFait } from './fait-lu.js';
import type { Batches } from './batches.js';
import type { Target } from './target.js';
import { decoder, type Decode } from './decode.js';
import { signature } from './projection.js';
import type { Lock } from './lock.js';

export class Refolds {
  constructor(
    private readonly db: Base,
    private readonly store: EventStore,
    private readonly colors: Colors,
    private readonly batches: Batches,
    private readonly lireFait: LireFait,
    private readonly lock: Lock,
  ) {}

  /** All colours, the shadow of an interrupted rebuild included: an erased name must not survive there. */
  async relire(parcours: string): Promise<void> {
    await this.lock.tenir(async () => {
      let fait = false;
      while (!fait) {
        const vus = this.vus();
        const batch = decoder(await this.store.readStream(PREFIXE + parcours), this.lireFait);
        fait = this.db
          .transaction(() => {
            // our own batches wait; another process may have folded later events of this stream since we read it
            if (this.vus() !== vus) return false;
            for (const target of this.toutes()) this.refold(target, parcours, batch);
            return true;
          })
          .immediate();
      }
      // rows of a former colour, not swept yet
      await this.colors.sweep();
      // the write-ahead log still holds the pages with the former rows
      this.db.pragma('wal_checkpoint(TRUNCATE)');
    });
  }

  private vus(): string {
    return JSON.stringify(this.toutes().map((s) => this.colors.points.point(s.projection.nom, s.color)));
  }

  private refold(target: Target, parcours: string, batch: readonly Decode[]): void {
    const { projection, color } = target;
    const point = this.colors.points.point(projection.nom, color);
    if (!point) return;
    // later events belong to batches to come: the checkpoint does not move here
    this.batches.refold(target, new Map([[PREFIXE + parcours, batch]]), point.position);
  }

  private toutes(): Target[] {
    return this.colors.projections.flatMap((p) =>
      [this.colors.points.courante(p.nom), this.colors.points.shadow(p.nom)]
        .filter((point) => point?.signature === signature(p))
        .map((point) => this.colors.target(p, (point as Point).couleur)),
    );
  }
}
