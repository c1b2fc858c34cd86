/**
 * A log read as a verifier needs it: each fact as the very bytes that were sealed, each seal as it is stored. Nothing is decoded and
 * nothing is believed: rows out of order, missing or unsealed are given as they are, the verifier says so.
 */
import { canonicalText } from '../canonical.js';
import { cannotOpen } from './faults.js';
import { openDatabaseReadOnly } from './open.js';
import { COMMAND_PATH, READ_ALL, SCHEMA_VERSION, type EventTuple } from './sql.js';
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
  close(): void;
}

const PAGE = 250;
const SEALS_BETWEEN =
  'SELECT position, size, root, checkpoint, frontier FROM seals WHERE position > ? AND position <= ? ORDER BY position';
const SEAL_BEFORE =
  'SELECT position, size, root, checkpoint, frontier FROM seals WHERE position <= ? ORDER BY position DESC LIMIT 1';

/** Read-only, beside whoever writes. @throws StoreUnavailable there is no event log at this path, or of an older format */
export function openSealedLog(path: string): SealedLog {
  try {
    const db = openDatabaseReadOnly(path, SCHEMA_VERSION);
    const facts = db.prepare<[number, number], EventTuple>(READ_ALL).raw();
    const seals = db.prepare<[number, number], StoredSeal>(SEALS_BETWEEN);
    const before = db.prepare<[number], StoredSeal>(SEAL_BEFORE);
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
