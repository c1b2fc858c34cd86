/**
 * Rebuild, blue/green: the other colour is filled beside from the first event, then becomes the current one in a single
 * transaction. Reads and the subscription go on meanwhile. It reads the log by pages (never one long cursor, which would keep
 * the log's WAL from being checkpointed) and gives the event loop back between two batches.
 */
import { setImmediate } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@jalon/event-store';
import type { Colors } from './colors.js';
import { AUCUNE, corrige, histoiresACorriger, lireHistoires } from './correction.js';
import { PREFIXE, type LireFait } from './fait-lu.js';
import type { Base } from './base.js';
import { FaitsPerimes, type Batches } from './batches.js';
import type { Target } from './target.js';
import { decoder, type Decode } from './decode.js';
import { LongFold } from './long-fold.js';
import type { Projection } from './projection.js';
import type { Lock } from './lock.js';
import {
  ASSEZ,
  type Ailleurs,
  type Avancement,
  type RebuildOptions,
  type RebuildResult,
  type Suites,
} from './travail.js';

/**
 * Events folded in memory before rows are written. Larger batches write each row and each page less often, but take more memory
 * and hold the event loop longer when they are written: measured, twice as large is a tenth faster and holds it half as long again.
 */
export const BATCH_SIZE = 10_000;
/** Facts behind the log from which catching up goes by big batches, as a rebuild does. */
const LOIN = 5000;
/** Events read and folded before the event loop gets its turn. */
const PAGE = 250;

interface Run {
  longFold: LongFold;
  /** Last event looked at, other streams included. */
  cursor: number;
  /** Number of times the lock had been held when this pass began. */
  fois: number;
}
interface Batch {
  lus: number;
  position: number;
  /** The end of the log was reached. */
  bout: boolean;
  /** The pass may go on. */
  suite: boolean;
}

/** What is read of the log. */
export interface Journal extends Pick<EventStore, 'readAll' | 'readStream'> {
  /** Position of the last event, -1 when there is none. */
  head(): number | Promise<number>;
}

export class Rebuilds {
  /** Rebuilds under way, by name of read model. */
  readonly enCours = new Map<string, Avancement>();

  constructor(
    private readonly db: Base,
    private readonly store: Journal,
    private readonly colors: Colors,
    private readonly batches: Batches,
    private readonly lireFait: LireFait,
    private readonly lock: Lock,
    private readonly ailleurs: Ailleurs | null = null,
  ) {}

  /** Facts behind the log from which `catchUp` is worth more than the subscription. */
  get loin(): number {
    return this.ailleurs ? ASSEZ : LOIN;
  }

  /** @throws Error one of them is already being rebuilt by this process; StoreUnavailable */
  async rebuild(projections: readonly Projection[], options: RebuildOptions): Promise<RebuildResult> {
    const noms = projections.map((p) => p.nom);
    if (noms.some((nom) => this.enCours.has(nom))) throw new Error('une reconstruction est déjà en cours');
    const avancement: Avancement = { projections: noms, position: -1, tete: -1, faits: 0, parSeconde: 0 };
    for (const nom of noms) this.enCours.set(nom, avancement);
    try {
      const progression = (a: Avancement): void => options.progression?.(Object.assign(avancement, a));
      const resultat = await this.ailleurs?.confier('rebatir', projections, { ...options, progression });
      return resultat ?? (await this.avancer(projections, options, avancement));
    } finally {
      for (const nom of noms) this.enCours.delete(nom);
    }
  }

  private async avancer(
    projections: readonly Projection[],
    options: RebuildOptions,
    avancement: Avancement,
  ): Promise<RebuildResult> {
    const taille = options.batchSize ?? BATCH_SIZE;
    avancement.tete = await this.store.head();
    let shadows: Target[] = [];
    for (const p of projections) shadows.push(await this.colors.shadow(p, options.depuisZero ?? false));
    const debut = performance.now();
    let run: Run | null = null;
    while (shadows.length > 0) {
      if (options.signal?.aborted) return { terminee: false, position: avancement.position, faits: avancement.faits };
      run ??= this.run(shadows);
      const batch = await this.batch(shadows, run, taille, options.signal);
      // another process may have finished one of them
      const restantes = shadows.filter((o) => this.colors.isShadow(o));
      if (!batch?.suite || restantes.length < shadows.length) run = null;
      shadows = restantes;
      if (!batch) continue;
      avancement.position = batch.position;
      avancement.faits += batch.lus;
      avancement.parSeconde = Math.round((avancement.faits * 1000) / Math.max(1, performance.now() - debut));
      options.progression?.({ ...avancement });
      // caught up: swap those that are not behind the current one, read on for the others
      if (batch.bout) {
        shadows = shadows.filter((o) => !this.colors.basculer(o));
        run = null;
      }
      await setImmediate();
    }
    return { terminee: true, position: avancement.position, faits: avancement.faits };
  }

  /**
   * The same big batches on colours that are being read: faster than a subscription when a lot is to be caught up.
   * Returns at the end of the log, when aborted, or when one of the colours is no longer ours.
   * @param onBatch told of each batch, once it is visible
   */
  async catchUp(targets: readonly Target[], signal: AbortSignal, onBatch: () => void): Promise<void> {
    const projections = targets.map((t) => t.projection);
    if (await this.ailleurs?.confier('rattraper', projections, { signal, progression: onBatch })) return;
    let run: Run | null = null;
    while (!signal.aborted && targets.every((s) => this.colors.vivante(s.projection)?.color === s.color)) {
      run ??= this.run(targets);
      const batch = await this.batch(targets, run, BATCH_SIZE, signal);
      if (!batch?.suite) run = null;
      if (batch) onBatch();
      if (batch?.bout) return;
      await setImmediate();
    }
  }

  /** The same, of the colours that are current: what another thread is asked. */
  async catchUpCurrent(
    projections: readonly Projection[],
    { progression, signal }: Suites,
  ): Promise<RebuildResult | null> {
    const targets = projections.flatMap((p) => this.colors.vivante(p) ?? []);
    if (targets.length < projections.length) return null;
    const noms = projections.map((p) => p.nom);
    const tete = await this.store.head();
    const dire = (): void =>
      progression?.({ projections: noms, position: this.depart(targets), tete, faits: 0, parSeconde: 0 });
    await this.catchUp(targets, signal ?? new AbortController().signal, dire);
    return { terminee: true, position: this.depart(targets), faits: 0 };
  }

  private run(targets: readonly Target[]): Run {
    return {
      longFold: new LongFold(this.db, this.colors.points, this.batches, targets),
      cursor: this.depart(targets),
      fois: this.lock.fois,
    };
  }

  /** Folds up to `taille` events and writes their rows. Null: nothing was kept, start again from the checkpoints. */
  private async batch(
    shadows: readonly Target[],
    run: Run,
    taille: number,
    signal?: AbortSignal,
  ): Promise<Batch | null> {
    let lus = 0;
    let bout = false;
    while (lus < taille && !bout) {
      const limit = Math.min(PAGE, taille - lus);
      const page = await this.page(run.cursor, limit);
      if (signal?.aborted || run.fois !== this.lock.fois) return null;
      const derniere = page.at(-1)?.position ?? run.cursor;
      if (!run.longFold.apply(this.decoder(page))) return this.prudemment(shadows, derniere);
      run.cursor = derniere;
      lus += page.length;
      bout = page.length < limit;
      if (!bout) await setImmediate();
    }
    const { longFold: passe, fois, cursor: position } = run;
    const histoires = await lireHistoires(this.store, passe.aCorriger, this.lireFait);
    const intact = await passe.ecrire(() => !this.lock.pris && fois === this.lock.fois, histoires);
    return intact ? { lus, position, bout, suite: histoires.size === 0 } : null;
  }

  /** The same range page by page, so that a poisonous fact freezes its stream and no other, and a corrected history is folded again. */
  private async prudemment(shadows: readonly Target[], jusqua: number): Promise<Batch> {
    let lus = 0;
    let position = this.depart(shadows);
    while (position < jusqua) {
      const page = await this.page(position, PAGE);
      const { fois } = this.lock;
      const batch = this.decoder(page);
      const corrections = corrige(batch) ? await histoiresACorriger(this.store, batch, this.lireFait) : AUCUNE;
      if (this.lock.fois !== fois) continue;
      try {
        this.batches.appliquer(shadows, batch, corrections, () => this.lock.fois === fois);
      } catch (erreur) {
        if (erreur instanceof FaitsPerimes) continue;
        throw erreur;
      }
      lus += page.length;
      position = page.at(-1)?.position ?? jusqua;
      await setImmediate();
    }
    return { lus, position, bout: false, suite: false };
  }

  /** Unfiltered: a filtered read may have to look at many pages to fill one. */
  private async page(after: number, limit: number): Promise<StoredEvent[]> {
    const page = await this.store.readAll({ after, limit });
    if (this.lock.pris) await this.lock.libre();
    return page;
  }

  private decoder(page: readonly StoredEvent[]): Decode[] {
    return decoder(
      page.filter((e) => e.stream.startsWith(PREFIXE)),
      this.lireFait,
    );
  }

  private depart(shadows: readonly Target[]): number {
    return Math.min(...shadows.map((o) => this.colors.points.position(o.projection.nom, o.color)));
  }
}
