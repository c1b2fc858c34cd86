/**
 * A log read as a verifier needs it: each fact as the very bytes that were sealed, each seal as it is stored. Nothing is decoded and
 * nothing is believed: rows out of order, missing or unsealed are given as they are, the verifier says so.
 */
import { canonicalText } from '../canonical.js';
import { cannotOpen } from './faults.js';
import { openDatabaseReadOnly } from './open.js';
import { COMMAND_PATH, READ_ALL, SCHEMA_VERSION, SEALS_BETWEEN, type EventTuple } from './sql.js';
import type { StoredSeal } from './writer.js';

export interface SealedLeaf {
  position: number;
  /** What the seal covers. */
  bytes: Buffer;
}
export interface SealedPage {
  leaves: SealedLeaf[];
  /** Those at or below the last leaf of the page, in order. */
  seals: StoredSeal[];
}

export interface SealedLog {
  /** Last position of a fact or of a seal, -1 on an empty log. */
  end(): number;
  /** The last seal at or below this position. */
  sealBefore(position: number): StoredSeal | undefined;
  /** One page after this position, up to another; undefined: nothing is left. */
  page(after: number, upTo: number, limit?: number): SealedPage | undefined;
  /**
   * Positions of the facts whose idempotency record is missing or is not what they say of their command, and of those that a record speaks of
   * wrongly. Facts of 0.2 say nothing of it. Looks at the whole log: for a verification asked for, never on a path that somebody waits on.
   */
  wrongRecords(): number[];
  /** Streams of the facts that are still at these positions, and of those whose idempotency record says that theirs were. */
  streams(from: number, to: number): string[];
  close(): void;
}

const PAGE = 250;
const SEAL_BEFORE =
  'SELECT position, size, root, checkpoint, frontier FROM seals WHERE position <= ? ORDER BY position DESC LIMIT 1';
/** What the first fact of a command says of its record, under its seal. */
const SAID = `stream, position, revision, meta ->> '$.commande' AS key, meta ->> '$.empreinte' AS fingerprint`;
const MISSING = `
  SELECT f.position FROM (SELECT ${SAID} FROM events) f
  LEFT JOIN appends a ON a.stream = f.stream AND a.key = f.key
  WHERE f.fingerprint IS NOT NULL AND (a.fingerprint IS NOT f.fingerprint OR a.first_revision IS NOT f.revision)`;
const FOREIGN = `
  SELECT coalesce(f.position, a.last_position) FROM appends a
  LEFT JOIN events f ON f.stream = a.stream AND f.revision = a.first_revision
  LEFT JOIN events l ON l.stream = a.stream AND l.revision = a.last_revision
  LEFT JOIN events n ON n.stream = a.stream AND n.revision = a.last_revision + 1
  WHERE l.position IS NOT a.last_position OR f.position IS NULL
    OR (f.meta ->> '$.empreinte' IS NOT NULL AND (
      f.meta ->> '$.commande' IS NOT a.key OR l.meta ->> '$.commande' IS NOT a.key OR n.meta ->> '$.commande' IS a.key))`;

const STREAMS = `
  SELECT stream FROM events WHERE position BETWEEN :from AND :to
  UNION SELECT stream FROM appends WHERE last_position BETWEEN :from AND :to`;

/** Read-only, beside whoever writes. @throws StoreUnavailable there is no event log at this path, or of an older format */
export function openSealedLog(path: string): SealedLog {
  try {
    const db = openDatabaseReadOnly(path, SCHEMA_VERSION);
    const facts = db.prepare<[number, number], EventTuple>(READ_ALL).raw();
    const seals = db.prepare<[number, number], StoredSeal>(SEALS_BETWEEN);
    const before = db.prepare<[number], StoredSeal>(SEAL_BEFORE);
    const records = [MISSING, FOREIGN].map((sql) => db.prepare<[], number>(sql).pluck());
    const streams = db.prepare<{ from: number; to: number }, string>(STREAMS).pluck();
    const lastFact = db.prepare<[], number>(COMMAND_PATH.lastPosition).pluck();
    const lastSeal = db.prepare<[], StoredSeal>(COMMAND_PATH.lastSeal);
    return {
      end: () => Math.max(lastFact.get() ?? -1, lastSeal.get()?.position ?? -1),
      sealBefore: (position) => before.get(position),
      page(after, upTo, limit = PAGE) {
        const rows = facts.all(after, limit).filter(([position]) => position <= upTo);
        // the seals of facts that are gone come with the last page
        const last = rows.length === limit ? (rows.at(-1)?.[0] ?? upTo) : upTo;
        const page = { leaves: rows.map(leafOf), seals: seals.all(after, last) };
        return page.leaves.length + page.seals.length === 0 ? undefined : page;
      },
      wrongRecords: () => [...new Set(records.flatMap((r) => r.all()))].sort((a, b) => a - b),
      streams: (from, to) => streams.all({ from, to }),
      close: () => void db.close(),
    };
  } catch (error) {
    throw cannotOpen(error);
  }
}

const leafOf = ([position, stream, revision, id, type, data, meta]: EventTuple): SealedLeaf => ({
  position,
  bytes: Buffer.from(canonicalText({ stream, revision, id, type, data, meta }), 'utf8'),
});
