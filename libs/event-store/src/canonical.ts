/**
 * Canonical form of stored facts (RFC 8785) and the gate that keeps anything else out of the store.
 *
 * Why a gate: EventStoreDB and SQLite both re-parse JSON, so a float, a big integer or a lone surrogate could come
 * back different from what was written and break the seal. Only values that every JSON parser reads the same way
 * are let in (I-JSON, RFC 7493, without fractional numbers).
 */
import canonicalize from 'canonicalize';
import {
  AppendTooLarge,
  InvalidEvent,
  type AppendKey,
  type EventToAppend,
  type Json,
  type ReservationMove,
  type ReservedAppend,
  type StoredEvent,
} from './port.js';

/** Largest canonical size of one event. EventStoreDB refuses an append above 1 MiB by default. */
export const MAX_EVENT_BYTES = 900_000;
/** Largest canonical size of all the events of one append, for the same reason. */
export const MAX_APPEND_BYTES = 1_000_000;
const MAX_DEPTH = 64;
const MAX_NAME = 200;

/**
 * `parcours-0190…`, `parcours/0190…`: a lower-case kind, then parts separated by `-` or `/`.
 * Never `$…`: EventStoreDB gives system streams special powers (ACL, retention). Linear, no backtracking.
 */
const STREAM_NAME = /^[a-z][a-z0-9]*(?:[-/][A-Za-z0-9_.]+)*$/;
const EVENT_TYPE = /^[A-Za-z][A-Za-z0-9_.-]*$/;
/**
 * Streams that hold no fact, where the server has no table for them: reservations, and what lives for seconds (a lease). Closed
 * to appends in every adapter, so that no fact is ever lost there.
 */
export const RESERVATION_PREFIX = 'reservation-';
export const EPHEMERAL_PREFIX = 'ephemere-';
const RESERVATION_NAME = /^[0-9a-f]{16,128}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** An event that passed the gate; `data` and `meta` are canonical texts, ready to be stored as they are. */
export interface CheckedEvent {
  id: string;
  type: string;
  data: string;
  meta: string;
}

/** What the canonical text is made of; `data` and `meta` are already canonical texts. */
export interface CanonicalParts extends CheckedEvent {
  stream: string;
  revision: number;
}

/**
 * RFC 8785 text from parts that are already canonical: keys are in order, so concatenation is enough.
 *
 * NOTE format 2 of the leaf, frozen (ADR 0022). No position: it is 1, 2, 3… in a file and a byte offset in EventStoreDB; the place of the
 * leaf in the tree says the order, so a log copied fact by fact has the same root in every store.
 */
export function canonicalText(e: CanonicalParts): string {
  // id, stream and type are restricted to ASCII without quotes by the gate: no escaping needed
  return `{"data":${e.data},"id":"${e.id}","meta":${e.meta},"revision":${e.revision},"stream":"${e.stream}","type":"${e.type}"}`;
}

/**
 * Bytes that the seal covers: RFC 8785 canonical JSON of {data, id, meta, revision, stream, type}.
 * Identical whichever adapter the event was read from.
 */
export function canonicalEvent(e: Omit<StoredEvent, 'position'>): Uint8Array {
  return Buffer.from(canonicalText({ ...e, data: canonicalJson(e.data), meta: canonicalJson(e.meta) }), 'utf8');
}

/** RFC 8785 text of a value that is already known to be I-JSON. */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new InvalidEvent('value is not JSON');
  return text;
}

/**
 * Checks the stream name, the expected revision, the key and every event, and gives the texts to store.
 * @throws InvalidEvent with the place of the first fault (never the value: it may be personal)
 */
export function checkEvents(
  stream: string,
  expected: number,
  events: readonly EventToAppend[],
  key?: AppendKey,
): CheckedEvent[] {
  checkStreamName(stream);
  if (!Number.isSafeInteger(expected) || expected < -1)
    throw new InvalidEvent('expected revision must be an integer of at least -1');
  if (key) checkKey(key);
  if (!Array.isArray(events) || events.length === 0) throw new InvalidEvent('an append needs at least one event');
  const ids = new Set<string>();
  let total = 0;
  return events.map((event, i) => {
    const checked = checkEvent(event, `event ${i}`);
    if (ids.has(checked.id)) throw new InvalidEvent(`event ${i}: id used twice in the batch`);
    ids.add(checked.id);
    const around = canonicalText({ ...checked, data: '', meta: '', stream, revision: 0 }).length;
    const bytes = around + Buffer.byteLength(checked.data) + Buffer.byteLength(checked.meta);
    if (bytes > MAX_EVENT_BYTES) throw new AppendTooLarge(`event ${i}: larger than ${MAX_EVENT_BYTES} bytes`);
    total += bytes;
    if (total > MAX_APPEND_BYTES) throw new AppendTooLarge(`append larger than ${MAX_APPEND_BYTES} bytes`);
    return checked;
  });
}

/** @throws InvalidEvent when the name could reach a system stream or cannot be stored alike everywhere */
export function checkStreamName(stream: string): void {
  if (typeof stream !== 'string' || stream.length > MAX_NAME || !STREAM_NAME.test(stream))
    throw new InvalidEvent('bad stream name');
  if (isAside(stream)) throw new InvalidEvent('this stream name is kept for what is no fact');
}

/** True for the streams that no reading of the log may show. */
export const isAside = (stream: string): boolean =>
  stream.startsWith(RESERVATION_PREFIX) || stream.startsWith(EPHEMERAL_PREFIX);

/** @throws InvalidEvent bad name (never quoted), bad revision, or the same reservation twice */
export function checkMoves(moves: readonly ReservationMove[]): void {
  for (const { name, expected } of moves) checkReservation(name, expected);
  if (new Set(moves.map((m) => m.name)).size !== moves.length) throw new InvalidEvent('reservation moved twice');
}

/** @throws InvalidEvent */
export function checkReservation(name: string, expected = -1, holder: ReservedAppend | null = null): void {
  if (typeof name !== 'string' || !RESERVATION_NAME.test(name)) throw new InvalidEvent('bad reservation name');
  if (!Number.isSafeInteger(expected) || expected < -1)
    throw new InvalidEvent('expected revision must be an integer of at least -1');
  if (holder === null) return;
  checkStreamName(holder.stream);
  if (!Number.isSafeInteger(holder.revision) || holder.revision < 0)
    throw new InvalidEvent('a reservation names a revision of a stream');
}

function checkKey({ key, fingerprint }: AppendKey): void {
  for (const text of [key, fingerprint])
    if (typeof text !== 'string' || text.length === 0 || text.length > MAX_NAME || !text.isWellFormed())
      throw new InvalidEvent('idempotency key and fingerprint must be texts of 1 to 200 characters');
}

function checkEvent(event: EventToAppend, where: string): CheckedEvent {
  if (!isPlainObject(event)) throw new InvalidEvent(`${where}: not an object`);
  if (typeof event.id !== 'string' || !UUID.test(event.id))
    throw new InvalidEvent(`${where}: id must be a lower-case UUID`);
  if (typeof event.type !== 'string' || event.type.length > MAX_NAME || !EVENT_TYPE.test(event.type))
    throw new InvalidEvent(`${where}: bad type`);
  const part = (name: 'data' | 'meta'): string => {
    if (!isPlainObject(event[name])) throw new InvalidEvent(`${where}: ${name} must be an object`);
    return checkedText(event[name], `${where}, ${name}`, 0);
  };
  return { id: event.id, type: event.type, data: part('data'), meta: part('meta') };
}

/** The canonical text of a value and its check, in one walk: this runs for each fact written. */
function checkedText(value: unknown, where: string, depth: number): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new InvalidEvent(`${where}: lone surrogate`);
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    // -0 is written "0" by JSON: it would not come back equal
    if (!Number.isSafeInteger(value) || Object.is(value, -0))
      throw new InvalidEvent(`${where}: only integers below 2^53 are stored`);
    return String(value);
  }
  if (depth >= MAX_DEPTH) throw new InvalidEvent(`${where}: deeper than ${MAX_DEPTH} levels`);
  let text = '';
  if (Array.isArray(value)) {
    // indexed on purpose: for…of and every() would skip or hide the holes of a sparse array
    for (let i = 0; i < value.length; i++) text += (i === 0 ? '' : ',') + checkedText(value[i], where, depth + 1);
    return `[${text}]`;
  }
  if (!isPlainObject(value)) throw new InvalidEvent(`${where}: not a JSON value`);
  // by UTF-16 code units, as RFC 8785 asks
  for (const key of Object.keys(value).sort()) {
    // a plain assignment of `__proto__` on the way back would lose the key and change the prototype
    if (key === '__proto__' || !key.isWellFormed()) throw new InvalidEvent(`${where}: forbidden key`);
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${checkedText(value[key], where, depth + 1)}`;
  }
  return `{${text}}`;
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    // objects of another realm (worker, test sandbox) have their own Object.prototype: accept when it is a root
    if (Object.getPrototypeOf(prototype) !== null || !Object.hasOwn(prototype as object, 'isPrototypeOf')) return false;
  }
  return typeof (value as { toJSON?: unknown }).toJSON !== 'function';
}
