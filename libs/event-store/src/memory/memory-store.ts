/**
 * Reference adapter: the shortest code that keeps every promise of the port. It is the oracle of the behaviour
 * suite and the store of fast tests. Events are kept as canonical texts, so nobody can change one by keeping a
 * reference to it, exactly as with a real store.
 */
import { checkEvents, checkMoves, checkReservation, type CheckedEvent } from '../canonical.js';
import {
  InvalidEvent,
  KeyReused,
  ReservationConflict,
  RevisionConflict,
  StoreUnavailable,
  type Appended,
  type AppendKey,
  type EventStore,
  type EventToAppend,
  type JsonObject,
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
import { DEFAULT_PAGE, filterTest, startAfter, subscribePaged, type Page } from '../subscription.js';
import { Waker } from '../waker.js';

interface Row extends CheckedEvent {
  stream: string;
  revision: number;
  position: number;
}

/** Opens an empty store that lives as long as the process. Positions start at 1, as in the SQLite adapter. */
export function openMemoryStore(): EventStore {
  return new MemoryStore();
}

class MemoryStore implements EventStore {
  private readonly log: Row[] = [];
  private readonly streams = new Map<string, Row[]>();
  private readonly keys = new Map<string, Omit<KnownAppend, 'replayed'>>();
  private readonly reservations = new Map<string, Reservation>();
  private readonly waker = new Waker();
  private readonly closing = new AbortController();

  async append(
    stream: string,
    expected: number,
    events: EventToAppend[],
    key?: AppendKey,
    moves: readonly ReservationMove[] = [],
  ): Promise<Appended> {
    this.assertOpen();
    const checked = checkEvents(stream, expected, events, key);
    checkMoves(moves);
    const known = key && this.keys.get(keyOf(stream, key.key));
    if (known) {
      if (known.fingerprint !== key.fingerprint)
        throw new KeyReused(`stream ${stream}: key already recorded for another request`);
      const { fingerprint: _, ...outcome } = known;
      return { ...outcome, replayed: true };
    }
    const rows = this.streams.get(stream) ?? [];
    const actual = rows.length - 1;
    if (actual !== expected) {
      const last = replayedBy(rows, expected, checked);
      if (last)
        return {
          firstRevision: expected + 1,
          lastRevision: last.revision,
          lastPosition: last.position,
          replayed: true,
        };
      throw new RevisionConflict(stream, expected, actual);
    }
    if (checked.some((e) => rows.some((r) => r.id === e.id)))
      throw new InvalidEvent('event id already stored in this stream');
    for (const move of moves) this.assertReservation(move.name, move.expected);
    for (const move of moves) this.setReservation(move.name, { stream, revision: expected + 1 });
    const added = checked.map((e, i) => ({
      ...e,
      stream,
      revision: expected + 1 + i,
      position: this.log.length + 1 + i,
    }));
    this.log.push(...added);
    this.streams.set(stream, rows.concat(added));
    const outcome = {
      firstRevision: expected + 1,
      lastRevision: expected + added.length,
      lastPosition: this.log.length,
    };
    if (key) this.keys.set(keyOf(stream, key.key), { ...outcome, fingerprint: key.fingerprint });
    this.waker.wake();
    return { ...outcome, replayed: false };
  }

  async findAppend(stream: string, key: string): Promise<KnownAppend | undefined> {
    this.assertOpen();
    const known = this.keys.get(keyOf(stream, key));
    return known && { ...known, replayed: true };
  }

  async readReservation(name: string): Promise<Reservation> {
    this.assertOpen();
    checkReservation(name);
    const { revision, holder } = this.reservations.get(name) ?? { revision: -1, holder: null };
    return { revision, holder: holder && { ...holder } };
  }

  async moveReservation(name: string, expected: number, holder: ReservedAppend | null): Promise<void> {
    this.assertOpen();
    checkReservation(name, expected, holder);
    this.assertReservation(name, expected);
    if (holder) this.setReservation(name, { ...holder });
    else this.reservations.delete(name);
  }

  async readStream(stream: string, fromRevision = 0): Promise<StoredEvent[]> {
    this.assertOpen();
    return (this.streams.get(stream) ?? []).slice(Math.max(0, fromRevision)).map(toEvent);
  }

  async readAll(options: ReadAllOptions = {}): Promise<StoredEvent[]> {
    this.assertOpen();
    const keep = filterTest(options.filter);
    const after = startAfter(options.after, this.stands);
    return this.log
      .slice(Math.max(0, after))
      .filter((r) => !keep || keep(r.stream, r.type))
      .slice(0, options.limit ?? DEFAULT_PAGE)
      .map(toEvent);
  }

  async countAfter(after: number, atMost: number): Promise<number> {
    this.assertOpen();
    return Math.min(this.log.length - Math.max(0, startAfter(after, this.stands)), atMost);
  }

  async readLast(limit: number): Promise<StoredEvent[]> {
    this.assertOpen();
    return this.log.slice(Math.max(0, this.log.length - limit)).map(toEvent);
  }

  subscribeAll(options?: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    this.assertOpen();
    const page = (after: number, limit: number, keep?: (stream: string, type: string) => boolean): Page => {
      const rows = this.log.slice(Math.max(0, after), Math.max(0, after) + limit);
      const events = rows.filter((r) => !keep || keep(r.stream, r.type)).map(toEvent);
      return { events, lookedAt: rows.at(-1)?.position ?? after, end: rows.length < limit };
    };
    return subscribePaged({ waker: this.waker, closed: this.closing.signal, stands: this.stands, page }, options);
  }

  async head(): Promise<number> {
    this.assertOpen();
    return this.log.length || -1;
  }

  async health(): Promise<StoreHealth> {
    if (this.closing.signal.aborted) return { ok: false, adapter: 'memory', head: -1, detail: 'store is closed' };
    return { ok: true, adapter: 'memory', head: this.log.length || -1 };
  }

  async close(): Promise<void> {
    this.closing.abort();
  }

  private readonly stands = (position: number): boolean => position >= 1 && position <= this.log.length;

  private assertReservation(name: string, expected: number): void {
    const actual = this.reservations.get(name)?.revision ?? -1;
    if (actual !== expected) throw new ReservationConflict(name, expected, actual);
  }

  private setReservation(name: string, holder: ReservedAppend): void {
    this.reservations.set(name, { revision: (this.reservations.get(name)?.revision ?? -1) + 1, holder });
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreUnavailable('store is closed');
  }
}

/** NUL is refused nowhere in keys, but can never be in a stream name: the pair is unambiguous. */
const keyOf = (stream: string, key: string) => `${stream}\u0000${key}`;

const toEvent = (r: Row): StoredEvent => ({
  id: r.id,
  type: r.type,
  data: JSON.parse(r.data) as JsonObject,
  meta: JSON.parse(r.meta) as JsonObject,
  stream: r.stream,
  revision: r.revision,
  position: r.position,
});

/** Last row of an identical append already stored right after `expected`, if that is what happened. */
function replayedBy(rows: readonly Row[], expected: number, events: readonly CheckedEvent[]): Row | undefined {
  const same = events.every((e, i) => {
    const r = rows[expected + 1 + i];
    return r !== undefined && r.id === e.id && r.type === e.type && r.data === e.data && r.meta === e.meta;
  });
  return same ? rows[expected + events.length] : undefined;
}
