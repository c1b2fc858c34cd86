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
  /**
   * Exclusive: the first event returned has a greater position. Default: from the beginning, as -1. Else a position that this log
   * gave (of an event read, acknowledged, or told as caught up): anything else is `UnknownPosition`, whatever comes after it.
   */
  after?: number;
  /** Page size, default 1000. */
  limit?: number;
  filter?: Filter;
}

export type SubscriptionMessage =
  | { kind: 'events'; events: StoredEvent[] }
  /** Everything written before this message was delivered; `position` is the last position looked at (filtered events included), -1 on an empty log. */
  | { kind: 'caughtUp'; position: number }
  /** The log does not answer: nothing is followed until the next message, which may be long in coming. Said once each time. */
  | { kind: 'interrupted' };

export interface SubscribeOptions {
  /** As in `ReadAllOptions`; refused at the first message. */
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
  /** When not ok: the server answers, and refuses. */
  refused?: AccessRefusal;
  /** When not ok: nothing answers, because nothing is there. */
  absent?: 'unresolved' | 'nobody';
  /** The log is not the one this store knew (see `LogWentBack`): it is read as it stands, nothing is written. Absent: it is. */
  wentBack?: true;
  /** Streams whose history was found not to be whole (see `BrokenStream`) and not read whole since; absent when none is known. */
  brokenStreams?: string[];
}

/** Seals new events in the very transaction that writes them (implemented by @jalon/preuve). */
export interface Sealer {
  /**
   * @param frontier opaque state returned by the previous call, null for an empty log
   * @param leaves canonical bytes of the new events, in position order (see `canonicalEvent`)
   */
  seal(frontier: Uint8Array | null, leaves: Uint8Array[]): Seal;
  /** What a checkpoint of this sealer states. @throws it is not one, or was altered */
  open(checkpoint: string): { size: number; root: string };
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

/** The append that a reservation names: a stream, and the revision of the first event written there. */
export interface ReservedAppend {
  stream: string;
  revision: number;
}

/**
 * A token that makes two streams take turns. It is no fact: it is in no log, no subscription, no seal, and can be deleted or
 * built again. Whoever decides on several streams reads it first, then moves it in its append, at the exact revision read: had
 * anybody moved it in between, the decision would rest on a past and nothing is written.
 */
export interface Reservation {
  /** Counts the moves; -1 when there is none. To be given back as `expected`. */
  revision: number;
  /**
   * Last append that moved it; null when there is none, or once released. That append may not be written: in a store that
   * cannot write two streams at once, the reservation moves first. Until the stream is at that revision, it is unfinished.
   */
  holder: ReservedAppend | null;
}

/** One move of an append: the reservation will then name that append. */
export interface ReservationMove {
  /** Derived from a key (never a personal value): lower-case hexadecimal, 16 to 128 digits. */
  name: string;
  expected: ExpectedRevision;
}

export interface EventStore {
  /**
   * Writes all events or none. Resolves only when they are durable. The key is looked up before the revision, so a
   * retry is recognised whatever happened since. Without a key, the very same events sent again at the same expected
   * revision are recognised by their ids and answered `replayed` too.
   *
   * Reservations move with the events: in the same transaction, or just before them when the store has none across streams. An
   * append recognised as already written moves nothing.
   * @throws RevisionConflict the stream is not at `expected`
   * @throws ReservationConflict one of them is not at the revision expected; none of the events is written
   * @throws KeyReused the key is recorded with another fingerprint
   * @throws AppendTooLarge
   * @throws InvalidEvent not I-JSON, empty list, bad stream name, too large, id used twice in the batch or already
   *   stored in this stream
   * @throws StoreUnavailable nothing was written
   * @throws BrokenStream nothing was written: the history of the stream is not whole
   * @throws UnknownOutcome it may or may not be written: retry with the same ids, key and expected revision. Once unknown, it stays
   *   so until the store knows: a retry that cannot even be sent says the same, never StoreUnavailable
   */
  append(
    stream: string,
    expected: ExpectedRevision,
    events: EventToAppend[],
    key?: AppendKey,
    reservations?: readonly ReservationMove[],
  ): Promise<Appended>;

  readReservation(name: string): Promise<Reservation>;

  /**
   * Moves a reservation apart from any append, to build it again or to release it (`null`): nothing is then left of the stream
   * that it named. The revision to expect next is the one that `readReservation` gives.
   * @throws ReservationConflict it is not at `expected`
   */
  moveReservation(name: string, expected: ExpectedRevision, holder: ReservedAppend | null): Promise<void>;

  /**
   * Outcome recorded under this key in this stream, if any.
   * @throws UnknownOutcome an append under this key may have left, and the store does not answer
   */
  findAppend(stream: string, key: string): Promise<KnownAppend | undefined>;

  /**
   * Forward from `fromRevision` (included, default 0); an unknown stream is an empty list.
   * @throws BrokenStream the history is not whole: never answered as a shorter one
   */
  readStream(stream: string, fromRevision?: number): Promise<StoredEvent[]>;

  /** One page of the log, in position order. @throws UnknownPosition */
  readAll(options?: ReadAllOptions): Promise<StoredEvent[]>;

  /**
   * How many events come after this position, counted up to `atMost`: positions are an order, not a number of events.
   * @throws UnknownPosition
   */
  countAfter(after: number, atMost: number): Promise<number>;

  /** The last events of the log, at most `limit`, in position order. */
  readLast(limit: number): Promise<StoredEvent[]>;

  /**
   * Catch-up then live, in order, no gap, no duplicate; ends when the signal aborts or the iterator is returned.
   * @throws UnknownPosition at the first message
   */
  subscribeAll(options?: SubscribeOptions): AsyncIterable<SubscriptionMessage>;

  /**
   * Position of the last event, -1 on an empty log; costs a distant store nothing while it follows its log and alone may write there.
   * @throws StoreUnavailable
   */
  head(): Promise<number>;

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
export class ReservationConflict extends Error {
  override name = 'ReservationConflict';
  constructor(
    readonly reservation: string,
    readonly expected: number,
    readonly actual: number,
  ) {
    super(`reservation: expected revision ${expected}, found ${actual}`);
  }
}
export class KeyReused extends Error {
  override name = 'KeyReused';
}
export class InvalidEvent extends Error {
  override name: string = 'InvalidEvent';
}
/** More than a store takes in one append. */
export class AppendTooLarge extends InvalidEvent {
  override name = 'AppendTooLarge';
}
/**
 * A reader asks to go on after a position where no event of this log stands: it comes from another log, or from one that is no more.
 * Going on from there could skip facts in silence.
 */
export class UnknownPosition extends Error {
  override name = 'UnknownPosition';
  constructor(readonly position: number) {
    super(`position ${position} is none of this log`);
  }
}

/** What is wrong with the file or the disk under a store, when the store knows. The caller has the words and the remedy. */
export type StorageFault =
  /** No space left, or a quota reached. */
  | 'full'
  /** The file, its folder or the whole disk refuses to be written. */
  | 'read-only'
  /** The disk answered with an error. */
  | 'io'
  /** The bytes are not what was written: corrupt page, file cut, not a database. */
  | 'damaged'
  /** Another process held the file too long. */
  | 'busy'
  /** Cannot be opened: not there, or a folder of its path is not. */
  | 'missing'
  /** A sound file, of another program. */
  | 'foreign'
  /** Written by a newer version of the program. */
  | 'schema'
  /** Written by an older version, and not brought up to date yet. */
  | 'older'
  /** On a network file system, whose locks and syncs cannot be believed. */
  | 'network'
  /** A safety setting did not take. */
  | 'setting'
  /** Holds facts that no seal covers, or was never sealed. */
  | 'unsealed';

interface FaultOptions extends ErrorOptions {
  fault?: StorageFault | undefined;
}

export class StoreUnavailable extends Error {
  override name = 'StoreUnavailable';
  readonly fault: StorageFault | undefined;
  constructor(message: string, options: FaultOptions = {}) {
    super(message, options);
    this.fault = options.fault;
  }
}
/**
 * Facts that this store read or wrote are not in the log any more: an older backup was put back, or another server answers. Nothing is
 * written there, and nobody follows it: its positions are not those that readers remember.
 */
export class LogWentBack extends StoreUnavailable {
  override name = 'LogWentBack';
  constructor() {
    super('nothing was written: the last fact known is not in this log');
  }
}

/** Why the server of the log does not let us in: nothing changes until somebody changes it. */
export type AccessRefusal =
  /** It wants an account, and the address names none. */
  | 'no-account'
  /** It does not know this account, or not this password. */
  | 'wrong-account'
  /** Its certificate is of an authority that is not known here. */
  | 'unknown-authority'
  /** Its certificate is out of date, or not valid yet. */
  | 'certificate-expired'
  /** Its certificate names other machines than the one of the address. */
  | 'certificate-name'
  /** It is a server of another kind. */
  | 'not-eventstoredb'
  /** It is an EventStoreDB older than 22.6. */
  | 'too-old'
  /** The address is an IP address, to which this version of Node (26 and later) does not speak TLS. */
  | 'tls-by-address'
  /** It does not speak TLS, or speaks nothing else. */
  | 'not-tls'
  /** The account may not do this. */
  | 'forbidden'
  /** The account may not read the whole log. */
  | 'forbidden-log';

/** The server answers, and refuses: not the same as one that does not answer. */
export class AccessRefused extends StoreUnavailable {
  override name = 'AccessRefused';
  constructor(readonly reason: AccessRefusal) {
    super(`nothing was written: the server refuses this node (${reason})`);
  }
}

/** Why a stream cannot be read as a history. */
export type BrokenStreamReason =
  /** It does not begin where it should: its first facts were taken away. */
  | 'truncated'
  /** Revisions are missing in the middle. */
  | 'hole'
  /** It was deleted. */
  | 'deleted'
  /** Facts that were read, or acknowledged, are there no more, or others are in their place. */
  | 'rewritten'
  /** Another program wrote in it. */
  | 'foreign';

/** The history of one stream is not whole; the rest of the log is served. */
export class BrokenStream extends StoreUnavailable {
  override name = 'BrokenStream';
  constructor(
    readonly stream: string,
    readonly reason: BrokenStreamReason,
  ) {
    super(`stream ${stream} is not whole: ${reason}`);
  }
}

export class UnknownOutcome extends Error {
  override name = 'UnknownOutcome';
  readonly fault: StorageFault | undefined;
  constructor(message: string, options: FaultOptions = {}) {
    super(message, options);
    this.fault = options.fault;
  }
}
