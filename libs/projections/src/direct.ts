/**
 * The subscription that keeps read models up to date: one for all of them, so that a batch is read and decoded once and
 * committed once. It restarts from the checkpoints in the tables, never from what the store says it has delivered (T4).
 */
import { setImmediate, setTimeout as attendre } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@jalon/event-store';
import type { Waiters } from './waiters.js';
import type { Colors } from './colors.js';
import { AUCUNE, corrige, histoiresACorriger } from './correction.js';
import { PREFIXE, type LireFait } from './fait-lu.js';
import { PATIENCE } from './base.js';
import { estOccupee, type Batches } from './batches.js';
import type { Target } from './target.js';
import { decoder } from './decode.js';
import type { Rebuilds } from './rebuild.js';
import type { Freshness } from './freshness.js';
import type { Lock } from './lock.js';

const FILTRE = { streamPrefixes: [PREFIXE] };

/** Delay before a failed subscription is tried again, in milliseconds: doubled at each failure, up to the last. */
export const REPRISE_MIN = 20;
export const REPRISE_MAX = 5000;

/**
 * Rest after a small batch, in milliseconds. A batch costs as much for one fact as for a dozen: what arrives meanwhile shares the next
 * one, while the first fact after a quiet moment is visible at once, and whoever waits for a position cuts the rest short.
 */
const REPOS = 4;

/** Between two tries while another process writes in the file, in milliseconds. */
const OCCUPEE = 2;

export class Direct {
  /** Last fault; null while the subscription is running. */
  erreur: Error | null = null;
  /** Last position looked at by the subscription, other streams included. In memory only: it is not a checkpoint. */
  vue = -1;
  /** Position that every read model has, at least: what they have is asked of the file once a tour. */
  private atteinte = -1;
  private readonly arret = new AbortController();
  private fini: Promise<void> = Promise.resolve();
  /** Aborted to subscribe again from other checkpoints, for instance once a rebuilt read model joins. */
  private tour = new AbortController();

  constructor(
    private readonly store: EventStore,
    private readonly colors: Colors,
    private readonly batches: Batches,
    private readonly lireFait: LireFait,
    private readonly waiters: Waiters,
    private readonly lock: Lock,
    private readonly batchSize: number,
    private readonly rebuilds: Rebuilds,
    private readonly suivi: Freshness,
    private readonly surFaute: (erreur: unknown) => void,
  ) {}

  demarrer(): void {
    this.fini = this.suivre();
  }

  /** Subscribes again from the checkpoints. */
  reprendre(): void {
    this.tour.abort();
  }

  async arreter(): Promise<void> {
    this.arret.abort();
    this.tour.abort();
    await this.fini;
  }

  private targets(): Target[] {
    return this.colors.projections.map((p) => this.colors.vivante(p)).filter((s) => s !== null);
  }

  private async suivre(): Promise<void> {
    let delai = REPRISE_MIN;
    while (!this.arret.signal.aborted) {
      this.tour = new AbortController();
      try {
        const targets = this.targets();
        if (targets.length === 0) {
          await evenement(this.tour.signal);
          continue;
        }
        const { loin } = this.rebuilds;
        if ((await this.store.countAfter(this.depart(targets), loin + 1)) > loin)
          await this.rebuilds.catchUp(targets, this.tour.signal, () => this.signaler(targets, this.depart(targets)));
        if (this.tour.signal.aborted) continue;
        this.atteinte = this.depart(targets);
        const options = {
          after: this.atteinte,
          filter: FILTRE,
          batchSize: this.batchSize,
          signal: this.tour.signal,
        };
        for await (const message of this.store.subscribeAll(options)) {
          if (message.kind === 'interrupted') {
            this.suivi.perdu();
            continue;
          }
          if (message.kind === 'events') {
            await this.traiter(targets, message.events);
            // a log read from memory or from a file gives no turn to the rest of the program by itself
            if (message.events.length >= this.batchSize) await setImmediate();
          } else {
            this.vue = Math.max(this.vue, message.position);
          }
          this.erreur = null;
          this.suivi.recu();
          if (message.kind === 'caughtUp' && targets.length === this.colors.projections.length) this.suivi.aJour();
          delai = REPRISE_MIN;
          this.signaler(targets, this.atteinte);
          if (message.kind === 'events' && message.events.length < this.batchSize)
            await this.waiters.repos(REPOS, this.tour.signal);
        }
        if (this.tour.signal.aborted) continue;
        this.erreur = new Error('subscription ended: the store is closed');
        this.suivi.perdu();
      } catch (erreur) {
        this.erreur = erreur instanceof Error ? erreur : new Error(String(erreur));
        this.suivi.perdu();
        this.surFaute(erreur);
      }
      await attendre(delai, undefined, { signal: this.tour.signal }).catch(() => undefined);
      delai = Math.min(delai * 2, REPRISE_MAX);
    }
  }

  private depart(targets: readonly Target[]): number {
    return Math.min(...targets.map((s) => this.colors.points.position(s.projection.nom, s.color)));
  }

  private async traiter(targets: readonly Target[], evenements: readonly StoredEvent[]): Promise<void> {
    // before decoding: a name read before an erasure must not be written after it
    if (this.lock.pris) await this.lock.libre();
    const { fois } = this.lock;
    const batch = decoder(evenements, this.lireFait);
    const corrections = corrige(batch) ? await histoiresACorriger(this.store, batch, this.lireFait) : AUCUNE;
    // reading those histories gave the rest of the program a turn: the same applies to them
    if (this.lock.fois !== fois) return this.traiter(targets, evenements);
    const issues = await this.appliquer(() => this.batches.appliquerSansAttendre(targets, batch, corrections));
    if (issues === 'a_relire') return this.traiter(targets, evenements);
    if (issues === null) return;
    // another process rebuilt one of them: its rows are now of the other colour
    if ([...issues.values()].includes('etrangere')) this.tour.abort();
    else this.atteinte = Math.max(this.atteinte, evenements.at(-1)?.position ?? -1);
  }

  /**
   * While another process writes in the file, what else this one does goes on.
   * @returns null: stopped meanwhile; `a_relire`: what was decoded may be stale
   */
  private async appliquer<T>(essayer: () => T): Promise<T | 'a_relire' | null> {
    const [{ fois }, debut, { signal }] = [this.lock, performance.now(), this.tour];
    for (;;) {
      try {
        return essayer();
      } catch (erreur) {
        if (!estOccupee(erreur) || performance.now() - debut > PATIENCE) throw erreur;
      }
      await attendre(OCCUPEE, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return null;
      if (this.lock.pris || this.lock.fois !== fois) return 'a_relire';
    }
  }

  /** A position is visible when every read model has it; those being rebuilt at opening hold everybody back. */
  private signaler(targets: readonly Target[], atteinte: number): void {
    if (targets.length < this.colors.projections.length) return;
    this.waiters.atteindre(Math.max(atteinte, this.vue));
  }
}

const evenement = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
