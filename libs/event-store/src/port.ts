/**
 * The one door to stored facts. Three adapters implement it natively (memory, SQLite, EventStoreDB) and
 * one behaviour suite proves that they cannot be told apart.
 *
 * Words: a *stream* is one dossier's history; a *revision* counts from 0 inside its stream; a *position*
 * grows over the whole log (strictly, not necessarily by one) and gives the only order that counts.
 * The store reads no clock and invents no id: both come inside the event.
 */

/** Plain I-JSON: no float, integers below 2^53, no lone surrogate, no undefined. Anything else is refused at append. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export interface EventToAppend {
  /** UUID, derived from the command (UUIDv5) so that a retry carries the same ids. */
  id: string;
  /** Stored type with its version, e.g. `ProlongationAccordee.v2`. */
  type: string;
  /** Personal fields are already ciphertext here. */
  data: JsonObject;
  meta: JsonObject;
}

export interface StoredEvent extends EventToAppend {
  stream: string;
  revision: number;
  position: number;
}

/** Revision the caller has seen: -1 means "this stream does not exist yet". There is no ANY. */
export type ExpectedRevision = number;

/** Idempotency record, kept in the append transaction and scoped to the stream. */
export interface AppendKey {
  key: string;
  /** Fingerprint of the request; the same key with another fingerprint is refused. */
  fingerprint: string;
}

export interface Appended {
  firstRevision: number;
  lastRevision: number;
  /** Position of the last event written by this append. */
  lastPosition: number;
  /** True when the key was already recorded: nothing was written, the first outcome is returned. */
  replayed: boolean;
}

export interface KnownAppend extends Appended {
  fingerprint: string;
}

export interface Filter {
  /** Keep streams whose name starts with one of these. */
  streamPrefixes?: string[];
  /** Keep these stored types (with version suffix). */
  types?: string[];
}

export interface ReadAllOptions {
  /** Exclusive: the first event returned has a greater position. Default: from the beginning. */
  after?: number;
  /** Page size, default 1000. */
  limit?: number;
  filter?: Filter;
}

export type SubscriptionMessage =
  | { kind: 'events'; events: StoredEvent[] }
  /** Everything written before this message was delivered; `position` is the last position looked at (filtered events included), -1 on an empty log. */
  | { kind: 'caughtUp'; position: number };

export interface SubscribeOptions {
  after?: number;
  filter?: Filter;
  /** Largest batch delivered at once, default 1000. */
  batchSize?: number;
  signal?: AbortSignal;
}

export interface StoreHealth {
  ok: boolean;
  adapter: 'memory' | 'sqlite' | 'eventstoredb';
  /** Position of the last event, -1 on an empty log. */
  head: number;
  /** Plain sentence for an operator when not ok. */
  detail?: string;
}

/** Seals new events in the very transaction that writes them (implemented by @jalon/preuve). */
export interface Sealer {
  /**
   * @param frontier opaque state returned by the previous call, null for an empty log
   * @param leaves canonical bytes of the new events, in position order (see `canonicalEvent`)
   */
  seal(frontier: Uint8Array | null, leaves: Uint8Array[]): Seal;
}
export interface Seal {
  frontier: Uint8Array;
  /** Number of leaves sealed since the beginning of the log. */
  size: number;
  /** Root of the Merkle tree (RFC 9162), hexadecimal. */
  root: string;
  /** Signed note (C2SP). */
  checkpoint: string;
}

export interface EventStore {
  /**
   * Writes all events or none. Resolves only when they are durable. The key is looked up before the revision, so a
   * retry is recognised whatever happened since. Without a key, the very same events sent again at the same expected
   * revision are recognised by their ids and answered `replayed` too.
   * @throws RevisionConflict the stream is not at `expected`
   * @throws KeyReused the key is recorded with another fingerprint
   * @throws InvalidEvent not I-JSON, empty list, bad stream name, too large, id used twice in the batch or already
   *   stored in this stream
   * @throws StoreUnavailable nothing was written
   * @throws UnknownOutcome it may or may not be written: retry with the same ids, key and expected revision
   */
  append(stream: string, expected: ExpectedRevision, events: EventToAppend[], key?: AppendKey): Promise<Appended>;

  /** Outcome recorded under this key in this stream, if any. */
  findAppend(stream: string, key: string): Promise<KnownAppend | undefined>;

  /** Forward from `fromRevision` (included, default 0); an unknown stream is an empty list. */
  readStream(stream: string, fromRevision?: number): Promise<StoredEvent[]>;

  /** One page of the log, in position order. */
  readAll(options?: ReadAllOptions): Promise<StoredEvent[]>;

  /** The last events of the log, at most `limit`, in position order. */
  readLast(limit: number): Promise<StoredEvent[]>;

  /** Catch-up then live, in order, no gap, no duplicate; ends when the signal aborts or the iterator is returned. */
  subscribeAll(options?: SubscribeOptions): AsyncIterable<SubscriptionMessage>;

  health(): Promise<StoreHealth>;
  close(): Promise<void>;
}

export class RevisionConflict extends Error {
  override name = 'RevisionConflict';
  constructor(
    readonly stream: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`stream ${stream}: expected revision ${expected}, found ${actual}`);
  }
}
export class KeyReused extends Error {
  override name = 'KeyReused';
}
export class InvalidEvent extends Error {
  override name = 'InvalidEvent';
}
export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
}
export class UnknownOutcome extends Error {
  override name = 'UnknownOutcome';
}
