/**
 * Folding one stream again from its beginning, in place: after its poisonous event can be read (new code), or after the person
 * was erased (the same facts, without names). Equal to what a rebuild would give for that stream.
 */
import type { EventStore } from '@jalon/event-store';
import type { Base } from './base.js';
import type { Couleurs } from './couleurs.js';
import { PREFIXE, type LireFait } from './fait-lu.js';
import { decoder, type Decode, type Lots, type Suivie } from './lot.js';
import { signature } from './projection.js';
import type { Verrou } from './verrou.js';

export class Relectures {
  constructor(
    private readonly db: Base,
    private readonly store: EventStore,
    private readonly couleurs: Couleurs,
    private readonly lots: Lots,
    private readonly lireFait: LireFait,
    private readonly verrou: Verrou,
  ) {}

  /** All colours, the shadow of an interrupted rebuild included: an erased name must not survive there. */
  async relire(parcours: string): Promise<void> {
    await this.verrou.tenir(async () => {
      let fait = false;
      while (!fait) {
        const vus = this.vus();
        const lot = decoder(await this.store.readStream(PREFIXE + parcours), this.lireFait);
        fait = this.db
          .transaction(() => {
            // our own batches wait; another process may have folded later events of this stream since we read it
            if (this.vus() !== vus) return false;
            for (const suivie of this.toutes()) this.replier(suivie, parcours, lot);
            return true;
          })
          .immediate();
      }
      // rows of a former colour, not swept yet
      await this.couleurs.balayer();
      // the write-ahead log still holds the pages with the former rows
      this.db.pragma('wal_checkpoint(TRUNCATE)');
    });
  }

  private vus(): string {
    return JSON.stringify(this.toutes().map((s) => this.couleurs.points.point(s.projection.nom, s.couleur)));
  }

  private replier(suivie: Suivie, parcours: string, lot: readonly Decode[]): void {
    const { projection, couleur } = suivie;
    const point = this.couleurs.points.point(projection.nom, couleur);
    if (!point) return;
    // later events belong to batches to come: the checkpoint does not move here
    this.lots.replier(suivie, new Map([[PREFIXE + parcours, lot]]), point.position);
  }

  private toutes(): Suivie[] {
    return this.couleurs.projections.flatMap((p) =>
      [this.couleurs.points.courante(p.nom), this.couleurs.points.ombre(p.nom)]
        .filter((point) => point?.signature === signature(p))
        .map((point) => this.couleurs.suivie(p, (point as { couleur: 'bleu' | 'vert' }).couleur)),
    );
  }
}
