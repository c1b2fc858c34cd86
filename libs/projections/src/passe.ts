/**
 * A long fold of the shadow tables: pages of the log are folded in memory as they are read, rows are written every few thousand
 * events. Pages are small because what a batch of parsed events costs is not parsing them but keeping them alive: measured,
 * folding pages of 250 takes 2.5 times less processor than pages of 5000.
 */
import { setImmediate } from 'node:timers/promises';
import type { Base, Points } from './base.js';
import { corrigeante } from './correction.js';
import type { FaitLu } from './fait-lu.js';
import type { Decode, Histoires, Lots, Suivie } from './lot.js';
import { signature, type Plieur } from './projection.js';

interface Pliage {
  suivie: Suivie;
  plieur: Plieur;
  /** Checkpoint on which this fold stands. */
  socle: number;
  derniere: number;
  geles: ReadonlySet<string>;
}

export class Passe {
  /** Streams whose history a fact folded here corrects: their rows are folded again when written. */
  readonly aCorriger = new Set<string>();
  private readonly pliages: Pliage[];

  constructor(
    private readonly db: Base,
    private readonly points: Points,
    private readonly lots: Lots,
    suivies: readonly Suivie[],
  ) {
    this.pliages = suivies.map((suivie) => {
      const { projection, couleur, tables } = suivie;
      const socle = points.point(projection.nom, couleur)?.position ?? -1;
      const geles = new Set(points.gelees(projection.nom, couleur).map((g) => g.flux));
      return { suivie, plieur: projection.plieur(tables), socle, derniere: socle, geles };
    });
  }

  /**
   * @returns false when one of the events is poison: this pass is then good for nothing and the range must be taken again from the
   * checkpoint, fact by fact
   */
  plier(page: readonly Decode[]): boolean {
    try {
      for (const p of this.pliages) {
        const faits: FaitLu[] = [];
        for (const { evenement, fait, raison } of page) {
          if (evenement.position <= p.derniere) continue;
          p.derniere = evenement.position;
          if (p.geles.size > 0 && p.geles.has(evenement.stream)) continue;
          if (raison !== undefined) return false;
          if (fait) faits.push(fait);
        }
        p.plieur.plier(faits);
      }
      for (const d of page) if (corrigeante(d)) this.aCorriger.add(d.evenement.stream);
    } catch {
      return false;
    }
    return true;
  }

  /**
   * Rows and checkpoint of everything folded, in one transaction for each read model: a checkpoint is that of one read model, and
   * whoever waits for the event loop waits for one of them at most.
   * @param valide asked right before each transaction: false when facts folded here may have become stale
   * @param histoires those of `aCorriger`; this pass remembers rows that they change, and is not to be gone on with
   * @returns false when that is so, or when a checkpoint is not where this pass left it (another process is at work): those not
   * written yet must be taken again from their checkpoint
   */
  async ecrire(valide: () => boolean, histoires: Histoires): Promise<boolean> {
    for (const pliage of this.pliages) {
      if (pliage !== this.pliages[0]) await setImmediate();
      if (!valide() || !this.ecrireUn(pliage, histoires)) return false;
    }
    return true;
  }

  private ecrireUn(pliage: Pliage, histoires: Histoires): boolean {
    const { suivie, plieur, socle, derniere } = pliage;
    const { projection, couleur } = suivie;
    return this.db
      .transaction(() => {
        const point = this.points.point(projection.nom, couleur);
        if (point?.position !== socle || point.signature !== signature(projection)) return false;
        plieur.ecrire();
        if (!projection.histoireDite) this.lots.replier(suivie, histoires, derniere);
        this.points.avancer(projection.nom, couleur, derniere);
        pliage.socle = derniere;
        return true;
      })
      .immediate();
  }
}
