/**
 * Rebuild, blue/green: the other colour is filled beside from the first event, then becomes the current one in a single
 * transaction. Reads and the subscription go on meanwhile. It reads the log by pages (never one long cursor, which would keep
 * the log's WAL from being checkpointed) and gives the event loop back between two batches.
 */
import { setImmediate } from 'node:timers/promises';
import type { EventStore } from '@jalon/event-store';
import type { Couleurs } from './couleurs.js';
import { PREFIXE, type LireFait } from './fait-lu.js';
import { decoder, type Lots, type Suivie } from './lot.js';
import type { Projection } from './projection.js';
import type { Verrou } from './verrou.js';

/** Events folded in memory before rows are written: larger batches fold more, and hold the event loop longer. */
export const TAILLE_LOT = 5000;

export interface Avancement {
  projections: string[];
  /** Last event folded. */
  position: number;
  /** Last event of the log when the rebuild began. */
  tete: number;
  /** Events folded since this call. */
  faits: number;
  parSeconde: number;
}

export interface OptionsReconstruction {
  progression?(avancement: Avancement): void;
  /** Aborting keeps what is built: the next call goes on from there. */
  signal?: AbortSignal;
  tailleLot?: number;
  /** Throws away what an interrupted rebuild left. */
  depuisZero?: boolean;
}

export interface ResultatReconstruction {
  /** False when the signal was aborted before the swap. */
  terminee: boolean;
  position: number;
  faits: number;
}

export class Reconstructions {
  /** Rebuilds under way, by name of read model. */
  readonly enCours = new Map<string, Avancement>();

  constructor(
    private readonly store: EventStore,
    private readonly couleurs: Couleurs,
    private readonly lots: Lots,
    private readonly lireFait: LireFait,
    private readonly verrou: Verrou,
  ) {}

  /** @throws Error one of them is already being rebuilt by this process; StoreUnavailable */
  async reconstruire(projections: readonly Projection[], options: OptionsReconstruction): Promise<ResultatReconstruction> {
    const noms = projections.map((p) => p.nom);
    if (noms.some((nom) => this.enCours.has(nom))) throw new Error('une reconstruction est déjà en cours');
    const avancement: Avancement = { projections: noms, position: -1, tete: -1, faits: 0, parSeconde: 0 };
    for (const nom of noms) this.enCours.set(nom, avancement);
    try {
      return await this.avancer(projections, options, avancement);
    } finally {
      for (const nom of noms) this.enCours.delete(nom);
    }
  }

  private async avancer(
    projections: readonly Projection[],
    options: OptionsReconstruction,
    avancement: Avancement,
  ): Promise<ResultatReconstruction> {
    const limit = options.tailleLot ?? TAILLE_LOT;
    avancement.tete = (await this.store.health()).head;
    let ombres = projections.map((p) => this.couleurs.ombre(p, options.depuisZero ?? false));
    let curseur = (avancement.position = this.depart(ombres));
    const debut = performance.now();
    while (ombres.length > 0) {
      if (options.signal?.aborted) return { terminee: false, position: avancement.position, faits: avancement.faits };
      // unfiltered: a filtered read may have to look at many pages to fill one
      const evenements = await this.store.readAll({ after: curseur, limit });
      if (options.signal?.aborted) continue;
      if (this.verrou.pris) await this.verrou.libre();
      const lot = decoder(evenements.filter((e) => e.stream.startsWith(PREFIXE)), this.lireFait);
      const issues = this.lots.appliquer(ombres, lot);
      ombres = ombres.filter((o) => issues.get(o) === 'appliquee');
      curseur = avancement.position = evenements.at(-1)?.position ?? curseur;
      avancement.faits += evenements.length;
      avancement.parSeconde = Math.round((avancement.faits * 1000) / Math.max(1, performance.now() - debut));
      options.progression?.({ ...avancement });
      // caught up: swap those that are not behind the current one, read on for the others
      if (evenements.length < limit) ombres = ombres.filter((o) => !this.couleurs.basculer(o));
      await setImmediate();
    }
    return { terminee: true, position: avancement.position, faits: avancement.faits };
  }

  private depart(ombres: readonly Suivie[]): number {
    return Math.min(...ombres.map((o) => this.couleurs.points.point(o.projection.nom, o.couleur)?.position ?? -1));
  }
}
