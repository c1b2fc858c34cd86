/**
 * How a fact travels: data as JSON, and our metadata wrapped so that the idempotency record is written in the very
 * append that it describes. The stream is then the record: no second write, nothing that could disagree with it.
 *
 * NOTE stored format: `meta` and `append` are read back from events written years ago.
 */
import { jsonEvent, type EventData, type RecordedEvent, type ResolvedEvent } from '@eventstore/db-client';
import { isAside, type CheckedEvent } from '../canonical.js';
import { AccessRefused, StoreUnavailable, type AppendKey, type JsonObject, type StoredEvent } from '../port.js';

/** What servers before 22.6 answer as the position of an event read by stream. */
const NONE = 2n ** 64n - 1n;

/** Idempotency record, on the first event of its append only. */
export interface AppendMark extends AppendKey {
  /** Number of events of the append. */
  count: number;
}

interface Wrapped {
  meta: JsonObject;
  append?: AppendMark;
}

export function toWire(events: readonly CheckedEvent[], key: AppendKey | undefined): EventData[] {
  return events.map((e, i) =>
    jsonEvent({
      id: e.id,
      type: e.type,
      data: JSON.parse(e.data) as JsonObject,
      metadata: {
        meta: JSON.parse(e.meta) as JsonObject,
        ...(key && i === 0 ? { append: { key: key.key, fingerprint: key.fingerprint, count: events.length } } : {}),
      } satisfies Wrapped,
    }),
  );
}

/** One of our events as read from the server, with its idempotency record if it opens an append. */
export interface FromWire {
  event: StoredEvent;
  append: AppendMark | undefined;
}

/** Undefined for what is no fact of ours: system streams, reservations, and whatever another program keeps in the same database. */
export function fromWire(resolved: ResolvedEvent): FromWire | undefined {
  const e = resolved.event;
  if (!e || e.streamId.startsWith('$') || isAside(e.streamId)) return undefined;
  if (e.type.startsWith('$') || !e.isJson || !isWrapped(e.metadata)) return undefined;
  return {
    event: {
      id: e.id,
      type: e.type,
      data: e.data as JsonObject,
      meta: e.metadata.meta,
      stream: e.streamId,
      revision: safeNumber(e.revision, 'revision'),
      position: safeNumber(positionOf(e), 'position'),
    },
    append: e.metadata.append,
  };
}

/** Commit position of any event read, ours or not: it orders the log and is where a read can resume. */
export function positionOf(e: RecordedEvent): bigint {
  if (!e.position) throw new StoreUnavailable('the server gives no position');
  return e.position.commit;
}

/**
 * Revisions and positions are 64-bit on the wire and numbers in the port.
 * Servers before 22.6 answer 2^64-1 as the position of an event read by stream: refused here, never rounded.
 */
export function safeNumber(value: bigint, what: string): number {
  if (value === NONE) throw new AccessRefused('too-old');
  if (value < 0n || value > BigInt(Number.MAX_SAFE_INTEGER)) throw new StoreUnavailable(`${what} out of range`);
  return Number(value);
}

function isWrapped(metadata: unknown): metadata is Wrapped {
  return (
    typeof metadata === 'object' &&
    metadata !== null &&
    'meta' in metadata &&
    typeof metadata.meta === 'object' &&
    metadata.meta !== null
  );
}
