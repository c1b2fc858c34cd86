/**
 * One node at a time: as long as keys and links between persons are files of a node, a second one would be blind to half of the
 * persons. The right to write is held in a stream that keeps its last events only, renewed at an exact revision. No clock is
 * compared between machines: who wants the lease looks at it until it has not moved for long enough.
 *
 * The holder stops by itself before anybody may take over. What it had already sent may still arrive: facts are protected by
 * their revisions and reservations; the lease protects from two nodes at work, not from one late packet.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import { EPHEMERAL_PREFIX } from '../canonical.js';
import { AccessRefused, StoreUnavailable } from '../port.js';
import type { Connection } from './connection.js';
import type { Continuity } from './continuity.js';
import { derivedId } from './derived-id.js';
import { faultOf, unavailable } from './faults.js';

const STREAM = `${EPHEMERAL_PREFIX}noeud`;
const TYPE = 'LeaseRow.v1';
/** Between two tries of a lease not held yet. */
const NOT_HELD_MS = 500;
/** Enough to see who held it lately. */
const KEPT = 10;

export interface LeaseOptions {
  /** Unique to this run of the program, e.g. a UUID: two runs with one name would not be told apart. */
  holder: string;
  /** Default 5 s. */
  heartbeatMs?: number;
  /** A lease that has not moved for that long is free, default 20 s; the holder stops writing one heartbeat earlier. */
  expiryMs?: number;
  /** Called before waiting for a lease whose holder may be dead, with the longest wait in milliseconds. */
  onWait?(longestMs: number): void;
  /** Called once, when another node has taken the lease: this one will never write again and should stop. */
  onLost?(reason: LeaseLost): void;
}

/** Another node is at work: this one must not start. */
export class LeaseHeld extends StoreUnavailable {
  override name = 'LeaseHeld';
  constructor() {
    super(
      'Un autre nœud de Jalon écrit déjà dans cet EventStoreDB : celui-ci ne démarre pas. ' +
        'Tant que les clés sont des fichiers du nœud, un seul est permis. Arrêtez l’autre, puis relancez celui-ci.',
    );
  }
}
/** Another node took over while this one was frozen or cut off. */
export class LeaseLost extends StoreUnavailable {
  override name = 'LeaseLost';
  constructor() {
    super('nothing was written: another node has taken over the right to write; this one must be stopped');
  }
}

type LeaseRow = NonNullable<ResolvedEvent['event']>;

export class Lease {
  private readonly heartbeatMs: number;
  private readonly expiryMs: number;
  private revision = -1;
  /** Monotonic instant at which the last successful renewal was SENT; undefined: not held. */
  private renewedAt: number | undefined;
  private lost: LeaseLost | undefined;
  private released = false;
  private renewal: Promise<void> | undefined;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly options: LeaseOptions,
    private readonly continuity: Continuity,
  ) {
    this.heartbeatMs = options.heartbeatMs ?? 5000;
    this.expiryMs = options.expiryMs ?? 20_000;
  }

  /**
   * Takes the lease: at once when it is free, after its expiry when its holder died. A server that does not answer is no refusal:
   * the lease is then asked for in the background, and nothing is written until it is there.
   * @throws LeaseHeld
   */
  async claim(): Promise<void> {
    try {
      await this.take();
    } catch (error) {
      if (error instanceof LeaseHeld) throw error;
    }
    this.schedule();
  }

  /** A lease not held yet is asked for often: the node is ready as soon as its server answers. */
  private schedule(): void {
    const delay = this.renewedAt === undefined ? Math.min(this.heartbeatMs, NOT_HELD_MS) : this.heartbeatMs;
    this.timer = setTimeout(() => void this.beat().then(() => this.lost || this.released || this.schedule()), delay);
    this.timer.unref();
  }

  /** To be awaited before an append: renews a lease that has grown old, for instance after the process was frozen. */
  async ensure(): Promise<void> {
    if (this.renewedAt !== undefined && !this.fresh && !this.lost) await this.beat();
    this.assertFresh();
  }

  /** To be called right before a request leaves. @throws LeaseLost, StoreUnavailable */
  assertFresh(): void {
    if (this.lost) throw this.lost;
    if (!this.fresh)
      throw new StoreUnavailable(
        'nothing was written: the right to write is not held, or could not be renewed in time',
      );
  }

  /** Nobody else may write, for a while still. */
  get fresh(): boolean {
    if (this.renewedAt === undefined || this.lost) return false;
    return performance.now() - this.renewedAt < this.expiryMs - this.heartbeatMs;
  }

  /** Lets the next node start at once. Never throws: a lease that cannot be released expires. */
  async release(): Promise<void> {
    clearTimeout(this.timer);
    this.released = true;
    await this.renewal;
    if (this.renewedAt === undefined || this.lost) return;
    this.renewedAt = undefined;
    await this.append(false).catch(() => undefined);
  }

  /** One at a time. Never throws: what could not be renewed is told by `assertFresh`. */
  private beat(): Promise<void> {
    this.renewal ??= this.renew().finally(() => {
      this.renewal = undefined;
    });
    return this.renewal;
  }

  private async renew(): Promise<void> {
    if (this.lost || this.released) return;
    try {
      await this.continuity.confirm();
      if (this.renewedAt === undefined) await this.take();
      else await this.write();
    } catch (error) {
      // anything else may pass: tried again at the next beat
      if (error instanceof LeaseHeld) this.lose();
    }
  }

  private lose(): void {
    this.lost = new LeaseLost();
    clearTimeout(this.timer);
    this.options.onLost?.(this.lost);
  }

  private async take(): Promise<void> {
    // the lease of another log says nothing of this one, and is not written there
    await this.continuity.confirm();
    const last = await this.last();
    this.revision = last ? Number(last.revision) : -1;
    if (last && isHeld(last)) await this.untilItExpires();
    await this.write();
    await this.connection.keepLast(STREAM, KEPT).catch((error: unknown) => {
      // an account that may not: whoever made it was told to set this
      if (!(error instanceof AccessRefused)) throw unavailable(error);
    });
  }

  /** @throws LeaseHeld as soon as its holder renews it */
  private async untilItExpires(): Promise<void> {
    this.options.onWait?.(this.expiryMs);
    const from = performance.now();
    while (performance.now() - from < this.expiryMs) {
      await pause(Math.min(this.heartbeatMs / 4, 500));
      if (this.released) throw new StoreUnavailable('store is closed');
      const last = await this.last();
      const revision = last ? Number(last.revision) : -1;
      if (revision === this.revision) continue;
      this.revision = revision;
      if (last && isHeld(last)) throw new LeaseHeld();
      return;
    }
  }

  /** @throws LeaseHeld somebody else was faster */
  private async write(): Promise<void> {
    const sent = performance.now();
    await this.append(true);
    this.renewedAt = sent;
  }

  private async append(held: boolean): Promise<void> {
    const id = derivedId(STREAM, this.options.holder, this.revision, held);
    const data = { holder: this.options.holder, held };
    try {
      await this.connection.append(STREAM, this.revision, [jsonEvent({ id, type: TYPE, data })]);
    } catch (error) {
      if (faultOf(error) !== 'conflict') throw unavailable(error);
      // an earlier renewal of ours that was not acknowledged, or another node
      const last = await this.last();
      if (last?.id !== id) throw new LeaseHeld();
    }
    this.revision += 1;
  }

  private async last(): Promise<LeaseRow | undefined> {
    try {
      return (await this.connection.readLast(STREAM))?.event;
    } catch (error) {
      throw unavailable(error);
    }
  }
}

const isHeld = ({ data }: LeaseRow): boolean => (data as { held?: unknown } | null)?.held !== false;
