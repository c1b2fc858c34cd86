/**
 * The stored rows as they are, out of a log and into a new one: what a backup is made of. Unlike `readAll`, nothing is decoded: the
 * seals and the idempotency records go with the facts, and a log written from these rows has the same content, column by column.
 *
 * A live log is read by short pages, never in one long transaction (which would keep its WAL from being checkpointed): rows are only
 * ever appended, in the order of positions, so what lies at or below the position of a seal no longer changes.
 */
import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { StoreUnavailable } from '../port.js';
import { cannotOpen, sqliteCode } from './faults.js';
import { openDatabase, openDatabaseReadOnly } from './open.js';
import { SCHEMA_VERSION, SEALS_BETWEEN, type EventTuple } from './sql.js';

/** `e`: a fact, `a`: an idempotency record, `s`: a seal; columns in the order of the schema, the frontier in base64. */
export type LogRow =
  | ['e', ...EventTuple]
  | [
      'a',
      stream: string,
      key: string,
      fingerprint: string,
      firstRevision: number,
      lastRevision: number,
      lastPosition: number,
    ]
  | ['s', position: number, size: number, root: string, checkpoint: string, frontier: string];

/** A seal, without its signature: everything at or below `position` is `size` facts of this root. */
export interface SealedPosition {
  position: number;
  size: number;
  root: string;
}

export interface LogRows {
  /** The last seal, null on an empty log. @throws StoreUnavailable facts that were never sealed follow it */
  head(): SealedPosition | null;
  /** The first seal at or after this position. */
  sealFrom(position: number): SealedPosition | undefined;
  /** Rows of the positions after `after` up to `upTo`, which must be sealed; a page holds at most `limit` facts. */
  pages(after: number, upTo: number, limit?: number): Generator<LogRow[]>;
  /** Signed notes of the seals up to this position, without reading the facts. */
  notes(upTo: number): Generator<string>;
  close(): void;
}

const PAGE = 2000;

const HEAD =
  'SELECT position, size, root, (SELECT position FROM events ORDER BY position DESC LIMIT 1) AS last FROM seals ORDER BY position DESC LIMIT 1';
const SEAL_FROM = 'SELECT position, size, root FROM seals WHERE position >= ? ORDER BY position LIMIT 1';
const EVENTS =
  'SELECT position, stream, revision, id, type, data, meta FROM events WHERE position > ? AND position <= ? ORDER BY position LIMIT ?';
// CROSS JOIN keeps this order: the streams of the page first, then their records by the primary key, never the whole table
const APPENDS = `
  SELECT a.stream, a.key, a.fingerprint, a.first_revision, a.last_revision, a.last_position
  FROM (SELECT DISTINCT stream FROM events WHERE position > :after AND position <= :upTo) s CROSS JOIN appends a ON a.stream = s.stream
  WHERE a.last_position > :after AND a.last_position <= :upTo ORDER BY a.last_position, a.stream, a.key`;
const NOTES = 'SELECT position, checkpoint FROM seals WHERE position > ? AND position <= ? ORDER BY position LIMIT ?';

/** Read-only, on a log that a server may be writing. @throws StoreUnavailable there is no event log at this path */
export function openLogRows(path: string): LogRows {
  let db: Database.Database;
  try {
    // seals too: those of the present format of the leaf
    db = openDatabaseReadOnly(path, SCHEMA_VERSION);
  } catch (error) {
    throw cannotOpen(error);
  }
  const head = db.prepare<[], SealedPosition & { last: number }>(HEAD);
  const anyEvent = db.prepare<[], number>('SELECT position FROM events LIMIT 1').pluck();
  const sealFrom = db.prepare<[number], SealedPosition>(SEAL_FROM);
  const events = db.prepare<[number, number, number], EventTuple>(EVENTS).raw();
  const appends = db
    .prepare<{ after: number; upTo: number }, [string, string, string, number, number, number]>(APPENDS)
    .raw();
  const seals = db.prepare<[number, number], [number, number, string, string, Buffer]>(SEALS_BETWEEN).raw();
  const notes = db.prepare<[number, number, number], [number, string]>(NOTES).raw();
  return {
    head() {
      const row = head.get();
      if (row === undefined ? anyEvent.get() !== undefined : row.last !== row.position)
        throw new StoreUnavailable('the log holds facts that were never sealed');
      return row === undefined ? null : { position: row.position, size: row.size, root: row.root };
    },
    sealFrom: (position) => sealFrom.get(position),
    *pages(after, upTo, limit = PAGE) {
      for (let from = after; from < upTo;) {
        const facts = events.all(from, upTo, limit);
        const last = facts.at(-1)?.[0];
        if (last === undefined) throw new StoreUnavailable('facts are missing below a seal');
        yield [
          ...facts.map((row): LogRow => ['e', ...row]),
          ...appends.all({ after: from, upTo: last }).map((row): LogRow => ['a', ...row]),
          ...seals
            .all(from, last)
            .map(([p, s, r, c, frontier]): LogRow => ['s', p, s, r, c, frontier.toString('base64')]),
        ];
        from = last;
      }
    },
    *notes(upTo) {
      for (let from = -1; ;) {
        const page = notes.all(from, upTo, PAGE);
        for (const [, note] of page) yield note;
        from = page.at(-1)?.[0] ?? upTo;
        if (page.length < PAGE) return;
      }
    },
    close: () => void db.close(),
  };
}

export interface LogWriter {
  /** One page, written in one transaction. @throws StoreUnavailable a row does not fit the schema: nothing of the page is written */
  add(rows: readonly LogRow[]): void;
  close(): void;
}

/** Writes a NEW log out of the rows of another. @throws StoreUnavailable there is a file already */
export function createLogFrom(path: string): LogWriter {
  if (existsSync(path)) throw new StoreUnavailable('there is already a file at this path');
  const db = openDatabase(path);
  const insert = {
    e: db.prepare('INSERT INTO events (position, stream, revision, id, type, data, meta) VALUES (?, ?, ?, ?, ?, ?, ?)'),
    a: db.prepare(
      'INSERT INTO appends (stream, key, fingerprint, first_revision, last_revision, last_position) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    s: db.prepare('INSERT INTO seals (position, size, root, checkpoint, frontier) VALUES (?, ?, ?, ?, ?)'),
  };
  const add = db.transaction((rows: readonly LogRow[]) => {
    for (const row of rows)
      if (row[0] === 's') insert.s.run(...row.slice(1, -1), Buffer.from(String(row[5]), 'base64'));
      else insert[row[0]].run(...row.slice(1));
  });
  return {
    add(rows) {
      try {
        add.immediate(rows);
      } catch (error) {
        throw new StoreUnavailable(`rows refused: ${sqliteCode(error) ?? 'malformed'}`, { cause: error });
      }
    },
    close: () => void db.close(),
  };
}

/**
 * Whether another process has this log open, be it idle: in WAL mode each connection keeps a shared lock on the file for as long as it
 * is open, so the exclusive one cannot be had.
 */
export function logInUse(path: string): boolean {
  if (!existsSync(path)) return false;
  const db = new Database(path, { timeout: 0 });
  try {
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE; ROLLBACK');
    return false;
  } catch (error) {
    // a damaged file is held by nobody we can tell: restoring over it is the very purpose
    return /^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '');
  } finally {
    db.close();
  }
}
