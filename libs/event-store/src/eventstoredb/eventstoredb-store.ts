/** EventStoreDB adapter (server 22.6 or later), over @eventstore/db-client. */
import { checkEvents, checkMoves, checkReservation, isAside } from '../canonical.js';
import {
  AccessRefused,
  StoreUnavailable,
  UnknownPosition,
  type Appended,
  type AppendKey,
  type EventStore,
  type EventToAppend,
  type KnownAppend,
  type ReadAllOptions,
  type Reservation,
  type ReservationMove,
  type ReservedAppend,
  type StoredEvent,
  type StoreHealth,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '../port.js';
import { abortable } from '../subscription.js';
import { Appender } from './appender.js';
import { Connection } from './connection.js';
import { Continuity } from './continuity.js';
import { Doubts } from './doubts.js';
import { absenceOf, unavailable } from './faults.js';
import { Lease } from './lease.js';
import { Log } from './log.js';
import { settingsOf, type EventStoreDbOptions } from './options.js';
import { Reservations } from './reservations.js';
import { StreamReader } from './stream-reader.js';

export interface LeasedStore extends EventStore {
  /** Takes the right to write, when the options ask for a lease. @throws LeaseHeld another node has it */
  claim(): Promise<void>;
}

/** Connects lazily: nothing is sent before the first call, and an absent server is a refusal of that call. */
export function openEventStoreDb(options: EventStoreDbOptions): LeasedStore {
  return new EventStoreDbStore(options);
}

class EventStoreDbStore implements LeasedStore {
  private readonly connection: Connection;
  private readonly streams: StreamReader;
  private readonly appender: Appender;
  private readonly reservations: Reservations;
  private readonly continuity: Continuity;
  private readonly log: Log;
  private readonly lease: Lease | undefined;
  private readonly doubts = new Doubts();
  private readonly closing = new AbortController();
  private readonly pending = new Set<Promise<unknown>>();
  private closed: Promise<void> | undefined;

  constructor(options: EventStoreDbOptions) {
    const settings = settingsOf(options);
    this.connection = new Connection(options.connectionString, settings.timeoutMs, options.proxy);
    this.reservations = new Reservations(this.connection, settings);
    this.streams = new StreamReader(this.connection);
    this.continuity = new Continuity(this.connection, options.witness);
    this.appender = new Appender(this.connection, settings, this.reservations, this.streams, this.continuity);
    const { followed } = this.streams;
    this.log = new Log(this.connection, settings, this.continuity, followed);
    this.lease = options.lease && new Lease(this.connection, options.lease, this.continuity);
    followed.alone = () => this.lease?.fresh ?? false;
    this.connection.onDoubt = () => {
      this.continuity.question();
      followed.reset();
    };
    this.connection.guard = async () => {
      await this.continuity.confirm();
      this.lease?.assertFresh();
    };
  }

  async claim(): Promise<void> {
    this.assertOpen();
    await this.lease?.claim();
  }

  async append(
    stream: string,
    expected: number,
    events: EventToAppend[],
    key?: AppendKey,
    moves: readonly ReservationMove[] = [],
  ): Promise<Appended> {
    const checked = checkEvents(stream, expected, events, key);
    checkMoves(moves);
    const copies = moves.map((m) => ({ ...m }));
    const names = [checked[0]?.id ?? '', ...(key ? [key.key] : [])];
    const send = async (): Promise<Appended> => {
      this.assertOpen();
      await this.lease?.ensure();
      return this.tracked(this.appender.append(stream, expected, checked, key && { ...key }, copies));
    };
    return this.doubts.about(stream, names, send, true);
  }

  async readReservation(name: string): Promise<Reservation> {
    this.assertOpen();
    checkReservation(name);
    return this.tracked(this.reservations.read(name));
  }

  async moveReservation(name: string, expected: number, holder: ReservedAppend | null): Promise<void> {
    this.assertOpen();
    checkReservation(name, expected, holder);
    await this.lease?.ensure();
    return this.tracked(this.reservations.move({ name, expected }, holder && { ...holder }));
  }

  async findAppend(stream: string, key: string): Promise<KnownAppend | undefined> {
    const find = async (): Promise<KnownAppend | undefined> => {
      this.assertOpen();
      return isAside(stream) ? undefined : this.tracked(this.appender.findAppend(stream, key));
    };
    return this.doubts.about(stream, [key], find, false);
  }

  async readStream(stream: string, fromRevision = 0): Promise<StoredEvent[]> {
    this.assertOpen();
    if (isAside(stream)) return [];
    const read = await this.tracked(this.streams.read(stream, Math.max(0, fromRevision)));
    return read.map(({ event }) => event);
  }

  async readAll(options?: ReadAllOptions): Promise<StoredEvent[]> {
    this.assertOpen();
    return this.tracked(this.reading(() => this.log.readAll(options)));
  }

  async countAfter(after: number, atMost: number): Promise<number> {
    this.assertOpen();
    return this.tracked(this.reading(() => this.log.countAfter(after, atMost)));
  }

  async readLast(limit: number): Promise<StoredEvent[]> {
    this.assertOpen();
    return this.tracked(this.reading(() => this.log.readLast(limit)));
  }

  subscribeAll(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    this.assertOpen();
    return abortable(options.signal, this.closing.signal, (signal) => this.log.follow(options, signal));
  }

  async head(): Promise<number> {
    this.assertOpen();
    return this.tracked(this.reading(() => this.log.knownHead()));
  }

  async health(): Promise<StoreHealth> {
    if (this.closing.signal.aborted) return { ok: false, adapter: 'eventstoredb', head: -1, detail: 'store is closed' };
    try {
      await this.continuity.confirmUnlessBack();
      const head = await this.log.head();
      const brokenStreams = this.streams.broken.names;
      return {
        ok: true,
        adapter: 'eventstoredb',
        head,
        ...(this.continuity.wentBack ? { wentBack: true } : {}),
        ...(brokenStreams ? { brokenStreams } : {}),
      };
    } catch (error) {
      const said = unavailable(error);
      const refused = said instanceof AccessRefused ? { refused: said.reason } : {};
      const absent = absenceOf(said);
      const why = { ...refused, ...(absent ? { absent } : {}) };
      return { ok: false, adapter: 'eventstoredb', head: -1, detail: said.message, ...why };
    }
  }

  close(): Promise<void> {
    this.closed ??= this.closeOnce();
    return this.closed;
  }

  private async closeOnce(): Promise<void> {
    this.closing.abort();
    // what was sent is answered before the connection is cut; every call has a time limit
    await Promise.allSettled(this.pending);
    await this.lease?.release();
    this.connection.close();
  }

  private tracked<T>(call: Promise<T>): Promise<T> {
    this.pending.add(call);
    call.catch(() => undefined).finally(() => this.pending.delete(call));
    return call;
  }

  private async reading<T>(read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      throw error instanceof UnknownPosition ? error : unavailable(error);
    }
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('store is closed');
  }
}
