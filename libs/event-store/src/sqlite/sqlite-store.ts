/** SQLite adapter: one file, one writer, durable at each acknowledgement. */
import type Database from 'better-sqlite3';
import { checkEvents, checkMoves, checkReservation } from '../canonical.js';
import {
  BrokenStream,
  ReservationConflict,
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
  type Sealer,
  type StoredEvent,
  type StoreHealth,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '../port.js';
import { subscribePaged } from '../subscription.js';
import { Waker } from '../waker.js';
import { BrokenStreams } from '../whole-stream.js';
import { cannotOpen, isFatal, notWritten, stopped } from './faults.js';
import { GroupCommit } from './group-commit.js';
import { Heads } from './heads.js';
import { LogReader } from './log-reader.js';
import { openDatabase } from './open.js';
import { Writer, type StoredSeal } from './writer.js';

export interface SqliteStoreOptions {
  /** Path of the file, for instance `donnees/evenements.db`; its directory is created, closed to other users. */
  path: string;
  /** Seals each commit in its own transaction. A log that was sealed once refuses to be written without it. */
  sealer?: Sealer;
  /**
   * Called after COMMIT and before the appends are answered, to copy the checkpoint outside the file. Synchronous.
   * If it throws the facts stay written, and `health()` says that the outside copy is late until it works again.
   */
  onSeal?: (seal: StoredSeal) => void;
  /** Called once when an I/O error or a corruption stopped the store: the process should exit and restart. */
  onFatal?: (error: unknown) => void;
}

export interface SqliteStore extends EventStore {
  /** The last seal, null when nothing was sealed yet. */
  lastSeal(): StoredSeal | null;
  /** Last checkpoint of the former format of the leaf, of a log that was sealed again; null: it was born in the present one. */
  formerCheckpoint(): string | null;
  /** Ceiling on the size of the file, in pages of 4096 bytes; beyond it appends are refused and reads go on. */
  limitPages(pages: number): void;
}

/** How often a subscription asks whether ANOTHER process wrote the file. Our own writes wake it at once. */
const OTHER_PROCESS_MS = 25;

/**
 * Opens the log, creating it when missing.
 * @throws StoreUnavailable when a safety setting is refused, the file is not an event log, or it cannot be sealed
 */
export function openSqliteStore(options: SqliteStoreOptions): SqliteStore {
  try {
    return new SqliteEventStore(options);
  } catch (error) {
    throw cannotOpen(error);
  }
}

class SqliteEventStore implements SqliteStore {
  private readonly db: Database.Database;
  private readonly writer: Writer;
  private readonly reader: LogReader;
  private readonly commits: GroupCommit;
  private readonly heads: Heads;
  private readonly waker = new Waker();
  private readonly broken = new BrokenStreams();
  private readonly closing = new AbortController();
  private refusal: StoreUnavailable | undefined;
  private refusalToWrite: StoreUnavailable | undefined;
  private closed: Promise<void> | undefined;
  private sealCopyFault: string | undefined;
  private subscriptions = 0;
  private watch: NodeJS.Timeout | undefined;

  constructor(private readonly options: SqliteStoreOptions) {
    this.db = openDatabase(options.path, options.sealer);
    try {
      this.writer = new Writer(this.db);
      this.reader = new LogReader(this.db);
      const version = this.db.prepare<[], number>('PRAGMA data_version').pluck();
      this.heads = new Heads(() => version.get());
      this.assertSealed();
      this.commits = new GroupCommit(this.db, this.writer, options.sealer, {
        onCommit: (seal) => this.committed(seal),
        onFatal: (error) => this.fatal(error),
      });
    } catch (error) {
      this.db.close();
      throw error;
    }
  }

  async append(
    stream: string,
    expected: number,
    events: EventToAppend[],
    key?: AppendKey,
    moves: readonly ReservationMove[] = [],
  ): Promise<Appended> {
    this.assertUsable();
    if (this.refusalToWrite) throw this.refusalToWrite;
    const checked = checkEvents(stream, expected, events, key);
    checkMoves(moves);
    const command = { stream, expected, events: checked, key, moves: moves.map((m) => ({ ...m })) };
    const outcome = await this.commits.append(command);
    if (!outcome.replayed) this.heads.note(stream, outcome.lastRevision);
    return outcome;
  }

  async readReservation(name: string): Promise<Reservation> {
    checkReservation(name);
    return this.read(() => this.writer.readReservation(name));
  }

  async moveReservation(name: string, expected: number, holder: ReservedAppend | null): Promise<void> {
    this.assertUsable();
    if (this.refusalToWrite) throw this.refusalToWrite;
    checkReservation(name, expected, holder);
    try {
      this.db.transaction(() => this.writer.moveReservation({ name, expected }, holder)).immediate();
      // released: its name must not stay in the WAL, which may live long; a reader at this moment leaves it to the next checkpoint
      if (holder === null) this.db.pragma('wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (error instanceof ReservationConflict) throw error;
      throw this.readFault(error);
    }
  }

  async findAppend(stream: string, key: string): Promise<KnownAppend | undefined> {
    return this.read(() => this.writer.findAppend(stream, key));
  }

  async readStream(stream: string, fromRevision?: number): Promise<StoredEvent[]> {
    return this.read(() => {
      const from = Math.max(0, fromRevision ?? 0);
      if (this.heads.endsAt(stream, from - 1)) return [];
      const events = this.broken.watch(stream, from === 0, () => this.reader.readStream(stream, from));
      // nothing from some revision on: it may end long before
      if (events.length > 0 || from === 0) this.heads.note(stream, from + events.length - 1);
      return events;
    });
  }

  async readAll(options?: ReadAllOptions): Promise<StoredEvent[]> {
    this.assertUsable();
    try {
      return await this.reader.readAll(options);
    } catch (error) {
      throw this.readFault(error);
    }
  }

  async countAfter(after: number, atMost: number): Promise<number> {
    return this.read(() => this.reader.countAfter(after, atMost));
  }

  async readLast(limit: number): Promise<StoredEvent[]> {
    return this.read(() => this.reader.readLast(limit));
  }

  subscribeAll(options?: SubscribeOptions): AsyncIterable<SubscriptionMessage> {
    this.assertUsable();
    return subscribePaged(
      {
        waker: this.waker,
        closed: this.closing.signal,
        stands: (position) => this.read(() => this.reader.stands(position)),
        page: (after, limit, keep) => this.read(() => this.reader.page(after, limit, keep)),
        watch: () => this.watchOtherProcesses(),
      },
      options,
    );
  }

  async head(): Promise<number> {
    return this.read(() => this.reader.head());
  }

  async health(): Promise<StoreHealth> {
    if (this.refusal) return { ok: false, adapter: 'sqlite', head: -1, detail: this.refusal.message };
    const head = this.read(() => this.reader.head());
    if (this.sealCopyFault) return { ok: false, adapter: 'sqlite', head, detail: this.sealCopyFault };
    const brokenStreams = this.broken.names;
    return { ok: true, adapter: 'sqlite', head, ...(brokenStreams ? { brokenStreams } : {}) };
  }

  close(): Promise<void> {
    this.closed ??= this.closeOnce();
    return this.closed;
  }

  private async closeOnce(): Promise<void> {
    const reason = new StoreUnavailable('store is closed');
    this.refusal ??= reason;
    this.closing.abort();
    // what was accepted is written and answered before the file is let go
    await this.commits.drained();
    this.commits.stop(reason);
    clearInterval(this.watch);
    this.db.close();
  }

  lastSeal(): StoredSeal | null {
    return this.read(() => this.writer.lastSeal());
  }

  formerCheckpoint(): string | null {
    return this.read(() => this.writer.formerCheckpoint());
  }

  limitPages(pages: number): void {
    this.assertUsable();
    this.db.pragma(`max_page_count = ${Math.trunc(pages)}`);
  }

  /** A sealed log stays sealed: no fact may slip in unsealed, whoever opened the file in between. */
  private assertSealed(): void {
    const seal = this.writer.lastSeal();
    const head = this.writer.headPosition();
    if (seal && seal.position !== head)
      throw new StoreUnavailable('the log holds facts that were never sealed', { fault: 'unsealed' });
    if (this.options.sealer && !seal && head !== -1)
      throw new StoreUnavailable(
        'the log was written without seals; sealing it now would vouch for facts nobody sealed',
        { fault: 'unsealed' },
      );
    if (seal && !this.options.sealer)
      this.refusalToWrite = new StoreUnavailable('this log is sealed: it can only be written with a sealer');
  }

  private committed(seal: StoredSeal | undefined): void {
    if (seal && this.options.onSeal) {
      try {
        this.options.onSeal(seal);
        this.sealCopyFault = undefined;
      } catch (error) {
        this.sealCopyFault = `checkpoint not copied outside the store: ${error instanceof Error ? error.message : 'unexpected fault'}`;
      }
    }
    this.waker.wake();
  }

  private fatal(error: unknown): void {
    if (this.refusal) return;
    this.refusal = stopped(error);
    this.commits.stop(this.refusal);
    // waiting subscriptions wake up, read, and fail with the refusal: they must not believe that nothing happens
    this.waker.wake();
    this.options.onFatal?.(error);
  }

  private read<T>(query: () => T): T {
    this.assertUsable();
    try {
      return query();
    } catch (error) {
      throw this.readFault(error);
    }
  }

  private readFault(error: unknown): StoreUnavailable | UnknownPosition {
    if (error instanceof BrokenStream || error instanceof UnknownPosition) return error;
    if (isFatal(error)) this.fatal(error);
    return this.refusal ?? notWritten(error);
  }

  private assertUsable(): void {
    if (this.refusal) throw this.refusal;
  }

  /** Looks for writes of other processes only while somebody listens. */
  private watchOtherProcesses(): () => void {
    if (this.subscriptions++ === 0) {
      const version = this.db.prepare<[], number>('PRAGMA data_version').pluck();
      let seen = version.get();
      this.watch = setInterval(() => {
        if (this.refusal) return;
        try {
          const now = version.get();
          if (now === seen) return;
          seen = now;
          this.waker.wake();
        } catch (error) {
          // a lock that lasts is no news; a storage fault is
          if (isFatal(error)) this.fatal(error);
        }
      }, OTHER_PROCESS_MS);
      this.watch.unref();
    }
    return () => {
      if (--this.subscriptions === 0) clearInterval(this.watch);
    };
  }
}
