/**
 * Rebuild, blue/green: the other colour is filled beside from the first event, then becomes the current one in a single
 * transaction. Reads and the subscription go on meanwhile. It reads the log by pages (never one long cursor, which would keep
 * the log's WAL from being checkpointed) and gives the event loop back between two batches.
 */
import { setImmediate } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@jalon/event-store';
import type { Couleurs } from './couleurs.js';
import { AUCUNE, corrige, histoiresACorriger, lireHistoires } from './correction.js';
import { PREFIXE, type LireFait } from './fait-lu.js';
import type { Base } from './base.js';
import { decoder, type Decode, type Lots, type Suivie } from './lot.js';
import { Passe } from './passe.js';
import type { Projection } from './projection.js';
import type { Verrou } from './verrou.js';

/**
 * Events folded in memory before rows are written. Larger batches write each row and each page less often, but take more memory
 * and hold the event loop longer when they are written: measured, twice as large is a tenth faster and holds it half as long again.
 */
export const TAILLE_LOT = 10_000;
/** Events read and folded before the event loop gets its turn. */
const PAGE = 250;

interface Chantier {
  passe: Passe;
  /** Last event looked at, other streams included. */
  curseur: number;
  /** Number of times the lock had been held when this pass began. */
  fois: number;
}
interface Lot {
  lus: number;
  position: number;
  /** The end of the log was reached. */
  bout: boolean;
  /** The pass may go on. */
  suite: boolean;
}

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
    private readonly db: Base,
    private readonly store: EventStore,
    private readonly couleurs: Couleurs,
    private readonly lots: Lots,
    private readonly lireFait: LireFait,
    private readonly verrou: Verrou,
  ) {}

  /** @throws Error one of them is already being rebuilt by this process; StoreUnavailable */
  async reconstruire(
    projections: readonly Projection[],
    options: OptionsReconstruction,
  ): Promise<ResultatReconstruction> {
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
    const taille = options.tailleLot ?? TAILLE_LOT;
    avancement.tete = (await this.store.health()).head;
    let ombres: Suivie[] = [];
    for (const p of projections) ombres.push(await this.couleurs.ombre(p, options.depuisZero ?? false));
    const debut = performance.now();
    let chantier: Chantier | null = null;
    while (ombres.length > 0) {
      if (options.signal?.aborted) return { terminee: false, position: avancement.position, faits: avancement.faits };
      chantier ??= this.chantier(ombres);
      const lot = await this.lot(ombres, chantier, taille, options.signal);
      // another process may have finished one of them
      const restantes = ombres.filter((o) => this.couleurs.estOmbre(o));
      if (!lot?.suite || restantes.length < ombres.length) chantier = null;
      ombres = restantes;
      if (!lot) continue;
      avancement.position = lot.position;
      avancement.faits += lot.lus;
      avancement.parSeconde = Math.round((avancement.faits * 1000) / Math.max(1, performance.now() - debut));
      options.progression?.({ ...avancement });
      // caught up: swap those that are not behind the current one, read on for the others
      if (lot.bout) {
        ombres = ombres.filter((o) => !this.couleurs.basculer(o));
        chantier = null;
      }
      await setImmediate();
    }
    return { terminee: true, position: avancement.position, faits: avancement.faits };
  }

  /**
   * The same big batches on colours that are being read: faster than a subscription when a lot is to be caught up.
   * Returns at the end of the log, when aborted, or when one of the colours is no longer ours.
   * @param surLot told of each batch, once it is visible
   */
  async rattraper(suivies: readonly Suivie[], signal: AbortSignal, surLot: () => void): Promise<void> {
    let chantier: Chantier | null = null;
    while (!signal.aborted && suivies.every((s) => this.couleurs.vivante(s.projection)?.couleur === s.couleur)) {
      chantier ??= this.chantier(suivies);
      const lot = await this.lot(suivies, chantier, TAILLE_LOT, signal);
      if (!lot?.suite) chantier = null;
      if (lot) surLot();
      if (lot?.bout) return;
      await setImmediate();
    }
  }

  private chantier(suivies: readonly Suivie[]): Chantier {
    return {
      passe: new Passe(this.db, this.couleurs.points, this.lots, suivies),
      curseur: this.depart(suivies),
      fois: this.verrou.fois,
    };
  }

  /** Folds up to `taille` events and writes their rows. Null: nothing was kept, start again from the checkpoints. */
  private async lot(
    ombres: readonly Suivie[],
    chantier: Chantier,
    taille: number,
    signal?: AbortSignal,
  ): Promise<Lot | null> {
    let lus = 0;
    let bout = false;
    while (lus < taille && !bout) {
      const limit = Math.min(PAGE, taille - lus);
      const page = await this.page(chantier.curseur, limit);
      if (signal?.aborted || chantier.fois !== this.verrou.fois) return null;
      const derniere = page.at(-1)?.position ?? chantier.curseur;
      if (!chantier.passe.plier(this.decoder(page))) return this.prudemment(ombres, derniere);
      chantier.curseur = derniere;
      lus += page.length;
      bout = page.length < limit;
      if (!bout) await setImmediate();
    }
    const { passe, fois, curseur: position } = chantier;
    const histoires = await lireHistoires(this.store, passe.aCorriger, this.lireFait);
    const intact = await passe.ecrire(() => !this.verrou.pris && fois === this.verrou.fois, histoires);
    return intact ? { lus, position, bout, suite: histoires.size === 0 } : null;
  }

  /** The same range page by page, so that a poisonous fact freezes its stream and no other, and a corrected history is folded again. */
  private async prudemment(ombres: readonly Suivie[], jusqua: number): Promise<Lot> {
    let lus = 0;
    let position = this.depart(ombres);
    while (position < jusqua) {
      const page = await this.page(position, PAGE);
      const { fois } = this.verrou;
      const lot = this.decoder(page);
      const corrections = corrige(lot) ? await histoiresACorriger(this.store, lot, this.lireFait) : AUCUNE;
      if (this.verrou.fois !== fois) continue;
      this.lots.appliquer(ombres, lot, corrections);
      lus += page.length;
      position = page.at(-1)?.position ?? jusqua;
      await setImmediate();
    }
    return { lus, position, bout: false, suite: false };
  }

  /** Unfiltered: a filtered read may have to look at many pages to fill one. */
  private async page(after: number, limit: number): Promise<StoredEvent[]> {
    const page = await this.store.readAll({ after, limit });
    if (this.verrou.pris) await this.verrou.libre();
    return page;
  }

  private decoder(page: readonly StoredEvent[]): Decode[] {
    return decoder(
      page.filter((e) => e.stream.startsWith(PREFIXE)),
      this.lireFait,
    );
  }

  private depart(ombres: readonly Suivie[]): number {
    return Math.min(...ombres.map((o) => this.couleurs.points.point(o.projection.nom, o.couleur)?.position ?? -1));
  }
}
