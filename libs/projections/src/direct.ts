/**
 * The subscription that keeps read models up to date: one for all of them, so that a batch is read and decoded once and
 * committed once. It restarts from the checkpoints in the tables, never from what the store says it has delivered (T4).
 */
import { setImmediate, setTimeout as attendre } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@jalon/event-store';
import type { Attentes } from './attente.js';
import type { Couleurs } from './couleurs.js';
import { AUCUNE, corrige, histoiresACorriger } from './correction.js';
import { PREFIXE, type LireFait } from './fait-lu.js';
import { decoder, type Lots, type Suivie } from './lot.js';
import type { Reconstructions } from './reconstruction.js';
import type { Suivi } from './suivi.js';
import type { Verrou } from './verrou.js';

const FILTRE = { streamPrefixes: [PREFIXE] };

/** Delay before a failed subscription is tried again, in milliseconds: doubled at each failure, up to the last. */
export const REPRISE_MIN = 20;
export const REPRISE_MAX = 5000;

/**
 * Rest after a small batch, in milliseconds. A batch costs as much for one fact as for a dozen: what arrives meanwhile
 * shares the next one, while the first fact after a quiet moment is visible at once.
 */
const REPOS = 1;

/** Facts behind the log from which catching up goes by big batches, as a rebuild does. */
const LOIN = 5000;

export class Direct {
  /** Last fault; null while the subscription is running. */
  erreur: Error | null = null;
  /** Last position looked at by the subscription, other streams included. In memory only: it is not a checkpoint. */
  vue = -1;
  private readonly arret = new AbortController();
  private fini: Promise<void> = Promise.resolve();
  /** Aborted to subscribe again from other checkpoints, for instance once a rebuilt read model joins. */
  private tour = new AbortController();

  constructor(
    private readonly store: EventStore,
    private readonly couleurs: Couleurs,
    private readonly lots: Lots,
    private readonly lireFait: LireFait,
    private readonly attentes: Attentes,
    private readonly verrou: Verrou,
    private readonly tailleLot: number,
    private readonly reconstructions: Reconstructions,
    private readonly suivi: Suivi,
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

  private suivies(): Suivie[] {
    return this.couleurs.projections.map((p) => this.couleurs.vivante(p)).filter((s) => s !== null);
  }

  private async suivre(): Promise<void> {
    let delai = REPRISE_MIN;
    while (!this.arret.signal.aborted) {
      this.tour = new AbortController();
      try {
        const suivies = this.suivies();
        if (suivies.length === 0) {
          await evenement(this.tour.signal);
          continue;
        }
        if ((await this.store.countAfter(this.depart(suivies), LOIN + 1)) > LOIN)
          await this.reconstructions.rattraper(suivies, this.tour.signal, () => this.signaler(suivies));
        if (this.tour.signal.aborted) continue;
        const options = {
          after: this.depart(suivies),
          filter: FILTRE,
          batchSize: this.tailleLot,
          signal: this.tour.signal,
        };
        for await (const message of this.store.subscribeAll(options)) {
          if (message.kind === 'interrupted') {
            this.suivi.perdu();
            continue;
          }
          if (message.kind === 'events') {
            await this.traiter(suivies, message.events);
            // a log read from memory or from a file gives no turn to the rest of the program by itself
            if (message.events.length >= this.tailleLot) await setImmediate();
          } else {
            this.vue = Math.max(this.vue, message.position);
          }
          this.erreur = null;
          this.suivi.recu();
          if (message.kind === 'caughtUp' && suivies.length === this.couleurs.projections.length) this.suivi.aJour();
          delai = REPRISE_MIN;
          this.signaler(suivies);
          if (message.kind === 'events' && message.events.length < this.tailleLot)
            await attendre(REPOS, undefined, { signal: this.tour.signal }).catch(() => undefined);
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

  private depart(suivies: readonly Suivie[]): number {
    return Math.min(...suivies.map((s) => this.couleurs.points.point(s.projection.nom, s.couleur)?.position ?? -1));
  }

  private async traiter(suivies: readonly Suivie[], evenements: readonly StoredEvent[]): Promise<void> {
    // before decoding: a name read before an erasure must not be written after it
    if (this.verrou.pris) await this.verrou.libre();
    const { fois } = this.verrou;
    const lot = decoder(evenements, this.lireFait);
    const corrections = corrige(lot) ? await histoiresACorriger(this.store, lot, this.lireFait) : AUCUNE;
    // reading those histories gave the rest of the program a turn: the same applies to them
    if (this.verrou.fois !== fois) return this.traiter(suivies, evenements);
    const issues = this.lots.appliquer(suivies, lot, corrections);
    // another process rebuilt one of them: its rows are now of the other colour
    if ([...issues.values()].includes('etrangere')) this.tour.abort();
  }

  /** A position is visible when every read model has it; those being rebuilt at opening hold everybody back. */
  private signaler(suivies: readonly Suivie[]): void {
    if (suivies.length < this.couleurs.projections.length) return;
    const positions = suivies.map((s) => this.couleurs.points.point(s.projection.nom, s.couleur)?.position ?? -1);
    this.attentes.atteindre(Math.max(Math.min(...positions), this.vue));
  }
}

const evenement = (signal: AbortSignal): Promise<void> =>
  signal.aborted
    ? Promise.resolve()
    : new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
