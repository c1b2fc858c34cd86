/**
 * The statements of one append and of one seal, to be run inside a transaction. Nothing here begins or commits:
 * that is the affair of the group commit.
 */
import type Database from 'better-sqlite3';
import { canonicalText, type CheckedEvent } from '../canonical.js';
import {
  InvalidEvent,
  KeyReused,
  ReservationConflict,
  RevisionConflict,
  StoreUnavailable,
  type Appended,
  type AppendKey,
  type KnownAppend,
  type Reservation,
  type ReservationMove,
  type ReservedAppend,
  type Seal,
  type Sealer,
} from '../port.js';
import { COMMAND_PATH, type AppendRow, type EventRow, type ReservationRow } from './sql.js';
import { StreamIds } from './stream-ids.js';

export interface AppendCommand {
  stream: string;
  expected: number;
  events: CheckedEvent[];
  key: AppendKey | undefined;
  moves: readonly ReservationMove[];
}

/** A seal as it is stored; `position` is that of the last event it covers. */
export interface StoredSeal extends Seal {
  position: number;
}

export class Writer {
  private readonly head: Database.Statement<[string], number>;
  private readonly append: Database.Statement<[string, string], AppendRow>;
  private readonly insertEvent: Database.Statement<[string, number, string, string, string, string]>;
  private readonly insertAppend: Database.Statement<[string, string, string, number, number, number]>;
  private readonly reservation: Database.Statement<[string], ReservationRow>;
  private readonly setReservation: Database.Statement<[string, number, string, number]>;
  private readonly deleteReservation: Database.Statement<[string]>;
  private readonly insertSeal: Database.Statement<[number, number, string, string, Uint8Array]>;
  private readonly selectSeal: Database.Statement<[], StoredSeal>;
  private readonly lastPosition: Database.Statement<[], number>;
  private readonly span: Database.Statement<[string, number, number], EventRow>;

  private readonly ids: StreamIds;

  constructor(private readonly db: Database.Database) {
    const ids = db.prepare<[string, number], string>(COMMAND_PATH.ids).pluck();
    this.ids = new StreamIds((stream, fromRevision) => ids.all(stream, fromRevision));
    this.head = db.prepare<[string], number>(COMMAND_PATH.head).pluck();
    this.append = db.prepare(COMMAND_PATH.append);
    this.insertEvent = db.prepare(COMMAND_PATH.insertEvent);
    this.insertAppend = db.prepare(COMMAND_PATH.insertAppend);
    this.reservation = db.prepare(COMMAND_PATH.reservation);
    this.setReservation = db.prepare(COMMAND_PATH.setReservation);
    this.deleteReservation = db.prepare(COMMAND_PATH.deleteReservation);
    this.insertSeal = db.prepare(COMMAND_PATH.insertSeal);
    this.selectSeal = db.prepare(COMMAND_PATH.lastSeal);
    this.lastPosition = db.prepare<[], number>(COMMAND_PATH.lastPosition).pluck();
    this.span = db.prepare(COMMAND_PATH.readStreamSpan);
  }

  findAppend(stream: string, key: string): KnownAppend | undefined {
    const row = this.append.get(stream, key);
    return row && { ...outcome(row), fingerprint: row.fingerprint };
  }

  readReservation(name: string): Reservation {
    const row = this.reservation.get(name);
    return row
      ? { revision: row.revision, holder: { stream: row.stream, revision: row.stream_revision } }
      : { revision: -1, holder: null };
  }

  /** Inside a transaction of the caller. @throws ReservationConflict */
  moveReservation({ name, expected }: ReservationMove, holder: ReservedAppend | null): void {
    const actual = this.reservation.get(name)?.revision ?? -1;
    if (actual !== expected) throw new ReservationConflict(name, expected, actual);
    if (holder) this.setReservation.run(name, expected + 1, holder.stream, holder.revision);
    else this.deleteReservation.run(name);
  }

  lastSeal(): StoredSeal | null {
    return this.selectSeal.get() ?? null;
  }

  formerCheckpoint(): string | null {
    const kept = this.db.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'seals_1'").get();
    if (kept === undefined) return null;
    const last = this.db.prepare<[], string>('SELECT checkpoint FROM seals_1 ORDER BY position DESC LIMIT 1').pluck();
    return last.get() ?? null;
  }

  /** Position of the last event, -1 on an empty log. */
  headPosition(): number {
    return this.lastPosition.get() ?? -1;
  }

  /**
   * Checks and writes one append. Key first, revision second: a retry is recognised whatever happened since.
   * @param leaves receives the canonical text of each event written, when given
   */
  write({ stream, expected, events, key, moves }: AppendCommand, leaves: string[] | undefined): Appended {
    if (key) {
      const known = this.append.get(stream, key.key);
      if (known) {
        if (known.fingerprint !== key.fingerprint)
          throw new KeyReused(`stream ${stream}: key already recorded for another request`);
        return outcome(known);
      }
    }
    const actual = this.head.get(stream) ?? -1;
    if (actual !== expected) {
      const last = this.replayedBy(stream, expected, events);
      if (last)
        return {
          firstRevision: expected + 1,
          lastRevision: last.revision,
          lastPosition: last.position,
          replayed: true,
        };
      throw new RevisionConflict(stream, expected, actual);
    }
    const ids = events.map((e) => e.id);
    if (this.ids.usedBefore(stream, actual, ids)) throw new InvalidEvent('event id already stored in this stream');
    for (const move of moves) this.moveReservation(move, { stream, revision: expected + 1 });
    let revision = expected;
    let position = -1;
    for (const e of events) {
      revision++;
      position = Number(this.insertEvent.run(stream, revision, e.id, e.type, e.data, e.meta).lastInsertRowid);
      leaves?.push(canonicalText({ ...e, stream, revision }));
    }
    if (key) this.insertAppend.run(stream, key.key, key.fingerprint, expected + 1, revision, position);
    this.ids.add(stream, actual, ids);
    return { firstRevision: expected + 1, lastRevision: revision, lastPosition: position, replayed: false };
  }

  /**
   * Seals the events just written.
   * @param head position of the last of them
   * @throws StoreUnavailable when facts written without a seal lie in between: sealing over them would vouch for
   *   facts that nobody sealed when they were written
   */
  seal(sealer: Sealer, leaves: string[], previousHead: number, head: number): StoredSeal {
    const previous = this.lastSeal();
    if ((previous?.position ?? -1) !== previousHead)
      throw new StoreUnavailable('the log holds facts that were never sealed');
    const seal = sealed(sealer, previous, leaves);
    this.insertSeal.run(head, seal.size, seal.root, seal.checkpoint, seal.frontier);
    return { ...seal, position: head };
  }

  /** To be called when a transaction that wrote was rolled back. */
  rolledBack(): void {
    this.ids.forget();
  }

  /** Last row of an identical append already stored right after `expected`, if that is what happened. */
  private replayedBy(stream: string, expected: number, events: readonly CheckedEvent[]): EventRow | undefined {
    const rows = this.span.all(stream, expected + 1, events.length);
    const same =
      rows.length === events.length &&
      events.every((e, i) => {
        const r = rows[i];
        return r !== undefined && r.id === e.id && r.type === e.type && r.data === e.data && r.meta === e.meta;
      });
    return same ? rows.at(-1) : undefined;
  }
}

function sealed(sealer: Sealer, previous: StoredSeal | null, leaves: string[]): Seal {
  try {
    return sealer.seal(
      previous?.frontier ?? null,
      leaves.map((text) => Buffer.from(text, 'utf8')),
    );
  } catch (error) {
    throw new StoreUnavailable('nothing was written: the facts could not be sealed', { cause: error });
  }
}

function outcome(row: AppendRow): Appended {
  return {
    firstRevision: row.first_revision,
    lastRevision: row.last_revision,
    lastPosition: row.last_position,
    replayed: true,
  };
}
