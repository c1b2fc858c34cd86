/**
 * The client behind our own rules: every call requires the leader, has a timer of ours, reads are bounded and can be cut; a line on which
 * two calls in a row had no answer is dropped for another one.
 */
import { jsonEvent, START, FORWARDS, BACKWARDS, END, type EventData, type ResolvedEvent } from '@eventstore/db-client';
import { setTimeout as pause } from 'node:timers/promises';
import { EPHEMERAL_PREFIX } from '../canonical.js';
import { remaining } from '../deadline.js';
import { readAddress, type Address, type Endpoint } from './address.js';
import { appendCall, type Acknowledged } from './append-call.js';
import { Cluster, sameEndpoint } from './discovery.js';
import { faultOf, isLate, leaderOf, LineDropped, OutOfTime, refusalOf, type Fault } from './faults.js';
import { collect, timed, type Cuts, type FiniteRead } from './finite-read.js';
import { Line } from './line.js';
import { transportOf, type Transport } from './transport.js';

/** Log position after which to read; undefined for the beginning. */
export type After = bigint | undefined;
export type LiveSubscription = ReturnType<Line['client']['subscribeToAll']>;

/** Calls in a row without an answer after which the line is not believed any more. */
const LATE = 2;
/** Between two searches for a leader, in milliseconds. */
const SEARCH_MS = 1000;
/** A call that waits for longer makes the cluster be asked who leads it, and again as long as it waits. */
const LOOK_MS = 500;
/** Before asking again what the server had no time for. */
const BUSY_MS = 100;

export class Connection {
  private line: Line;
  private readonly address: Address;
  private late = 0;
  private searchedAt = -Infinity;
  private readonly transport: Transport;
  private readonly cluster: Cluster;
  private looking = false;
  /** Told when their line is dropped. */
  private readonly cuts: Cuts = new Set();
  /** Asked right before an append of facts or of reservations leaves; rejects when this node may not write. */
  guard: () => Promise<void> = async () => undefined;
  /** Told each time whoever answers next may not be who answered before. */
  onDoubt: () => void = () => undefined;

  /** @throws AddressRefused */
  constructor(
    connectionString: string,
    private readonly timeoutMs: number,
    proxy = false,
  ) {
    this.address = readAddress(connectionString);
    this.transport = transportOf(this.address, proxy);
    this.cluster = new Cluster(this.address.seeds, this.transport);
    this.line = this.open(undefined);
  }

  /** Appends exactly at `expected` (-1: the stream must not exist). Rejects with AccessRefused, the errors of gRPC, or TimedOut. */
  async append(stream: string, expected: number, events: EventData[]): Promise<Acknowledged> {
    // the lease itself is what the guard looks at
    if (!isEphemeral(stream)) await this.guard();
    const { line } = this;
    const ms = this.timeLeft();
    try {
      const call = () => timed(appendCall(line, { stream, expected, events, deadline: ms }), ms, this.cuts);
      const done = await this.whileLooking(line, call);
      this.late = 0;
      return done;
    } catch (error) {
      throw this.failed(line, error, false);
    }
  }

  /** Events of a stream from this revision on; undefined when the stream does not exist, or no longer. */
  async readStream(stream: string, fromRevision: number): Promise<ResolvedEvent[] | undefined> {
    return this.retried(false, (client, base) =>
      client.readStream(stream, { fromRevision: BigInt(fromRevision), direction: FORWARDS, ...base }),
    );
  }

  /** The last event of a stream; undefined when the stream does not exist. */
  async readLast(stream: string): Promise<ResolvedEvent | undefined> {
    const last = await this.retried(false, (client, base) =>
      client.readStream(stream, { fromRevision: END, direction: BACKWARDS, maxCount: 1, ...base }),
    );
    return last?.[0];
  }

  /** What the server was told of a stream (how much of it to keep), undefined when nothing was. */
  async readMetadata(stream: string): Promise<Record<string, unknown> | undefined> {
    const last = (await this.readLast(`$$${stream}`))?.event;
    return last?.isJson && typeof last.data === 'object' ? (last.data as Record<string, unknown>) : undefined;
  }

  /** Tells the server, once for all, to keep only the last events of a stream. Rejects with the client's own errors, or TimedOut. */
  async keepLast(stream: string, maxCount: number): Promise<void> {
    const data = { $maxCount: maxCount };
    try {
      await this.append(`$$${stream}`, -1, [jsonEvent({ type: '$metadata', data })]);
    } catch (error) {
      // told before
      if (faultOf(error) !== 'conflict') throw error;
    }
  }

  /** One page of the whole log, system events included; starts AT the position when one is given. */
  async readAll(from: After, count: number): Promise<ResolvedEvent[]> {
    const fromPosition = from === undefined ? START : { commit: from, prepare: from };
    return this.readLog((client, base) =>
      client.readAll({ fromPosition, maxCount: count, direction: FORWARDS, ...base }),
    );
  }

  /** One page of the whole log from its end, newest first; `before` is excluded. */
  async readBackwards(before: After, count: number): Promise<ResolvedEvent[]> {
    const fromPosition = before === undefined ? END : { commit: before, prepare: before };
    return this.readLog((client, base) =>
      client.readAll({ fromPosition, maxCount: count, direction: BACKWARDS, ...base }),
    );
  }

  /** Live events strictly after the position. The caller must call `unsubscribe` and listen to `error`. */
  subscribe(after: After): LiveSubscription {
    const { line } = this;
    const fromPosition = after === undefined ? START : { commit: after, prepare: after };
    const subscription = line.client.subscribeToAll({ fromPosition, credentials: line.account, requiresLeader: true });
    // the client may emit several errors, some after we left: none may become an uncaught exception
    subscription.on('error', (error: Error) => void this.failed(line, error, true));
    const cut = (reason: Error): void => void subscription.emit('error', reason);
    this.cuts.add(cut);
    const leave = (): void => void this.cuts.delete(cut);
    subscription.once('close', leave);
    subscription.once('error', leave);
    return subscription;
  }

  /** Cancels what is running and lets the socket go. */
  close(): void {
    this.drop(this.line, 'the store is closed');
  }

  private open(target: Endpoint | undefined): Line {
    const { transport, cluster } = this;
    return new Line(this.address, { transport, cluster, onLost: () => this.onDoubt() }, target);
  }

  private replace(line: Line, target: Endpoint | undefined): void {
    if (line !== this.line) return;
    this.late = 0;
    this.line = this.open(target);
    this.drop(line, 'the line to the server was replaced');
  }

  /** What waits on it is told first: the client ends a read that is cancelled as if it had been read whole. */
  private drop(line: Line, reason: string): void {
    for (const tell of this.cuts) tell(new LineDropped(reason));
    line.close();
  }

  /** @returns the error to throw */
  private failed(line: Line, error: unknown, log: boolean): unknown {
    const refusal = refusalOf(error, this.address.account !== undefined, log);
    if (refusal) return refusal;
    const fault = faultOf(error);
    if (isBreak(fault)) this.onDoubt();
    if (line !== this.line) return error;
    if (!isLate(error)) this.late = 0;
    else if (++this.late >= LATE) this.replace(line, undefined);
    const leader = leaderOf(error);
    if (leader) this.replace(line, leader);
    else if (line.movable && isBreak(fault)) this.searchAgain(line);
    return error;
  }

  /** A leader that is frozen or cut off says nothing; the others elect another one, which is gone to without waiting for it any longer. */
  private async whileLooking<T>(line: Line, call: () => Promise<T>): Promise<T> {
    if (!line.movable) return call();
    const timer = setInterval(() => void this.look(line), LOOK_MS);
    return call().finally(() => clearInterval(timer));
  }

  private async look(line: Line): Promise<void> {
    if (this.looking || line !== this.line) return;
    this.looking = true;
    const leader = await this.cluster.askLeader();
    this.looking = false;
    if (leader && line.endpoint && !sameEndpoint(leader, line.endpoint)) this.replace(line, leader);
  }

  /** The leader may be elsewhere; looked for once a second at most, however many calls fail. */
  private searchAgain(line: Line): void {
    if (performance.now() - this.searchedAt < SEARCH_MS) return;
    this.searchedAt = performance.now();
    this.replace(line, undefined);
  }

  private timeLeft(): number {
    const ms = Math.min(this.timeoutMs, remaining());
    if (ms <= 0) throw new OutOfTime('the time given to this command is over');
    return ms;
  }

  private async readLog(open: OpenRead): Promise<ResolvedEvent[]> {
    return (await this.retried(true, open)) ?? [];
  }

  /** After a lost connection one call fails, then the line is there again: a read is safe to send again, once. */
  private async retried(log: boolean, open: OpenRead): Promise<ResolvedEvent[] | undefined> {
    for (let again = true; ; again = false) {
      const { line } = this;
      try {
        const base = { credentials: line.account, requiresLeader: true };
        // nothing is opened when no time is left: who would listen to it?
        const whole = remaining();
        const ms = this.timeLeft();
        const call = () => collect(open(line.client, base), { ms, whole }, this.cuts);
        const read = await this.whileLooking(line, call);
        this.late = 0;
        return read;
      } catch (error) {
        const fault = faultOf(error);
        if (fault === 'not-found') return undefined;
        const said = this.failed(line, error, log);
        const passing = isBreak(fault) || fault === 'busy';
        if (!again || !passing || isLate(error) || faultOf(said) === 'refused') throw said;
        if (fault === 'busy' || fault === 'not-ready') await pause(Math.min(BUSY_MS, Math.max(0, remaining())));
      }
    }
  }
}

type OpenRead = (client: Line['client'], base: { credentials: Line['account']; requiresLeader: boolean }) => FiniteRead;

/** After these the server may have been another one. */
const isBreak = (fault: Fault): boolean => fault === 'unknown' || fault === 'not-sent' || fault === 'not-ready';

/** The lease and its metadata, by the beginning of the name: an organisation may be called anything. */
const isEphemeral = (stream: string): boolean =>
  stream.startsWith(EPHEMERAL_PREFIX) || stream.startsWith(`$$${EPHEMERAL_PREFIX}`);
