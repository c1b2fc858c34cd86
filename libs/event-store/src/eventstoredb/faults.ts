/**
 * What an error of the client means. By code and type name, not by class: appends and reads do not throw the same
 * classes for the same fault.
 */
import { AccessRefused, AppendTooLarge, StoreUnavailable, UnknownOutcome } from '../port.js';
import type { Endpoint } from './address.js';

/** Status codes of gRPC. */
const DEADLINE_EXCEEDED = 4;
const PERMISSION_DENIED = 7;
const UNIMPLEMENTED = 12;
const UNAUTHENTICATED = 16;

/** Raised by our own timer: the client may stay silent for ever, whatever deadline it was given. */
export class TimedOut extends Error {
  override name = 'TimedOut';
}

/** Said to what waits on a line that is given up: no answer of the server. */
export class LineDropped extends Error {
  override name = 'LineDropped';
}

/** The caller has no time left: nothing was sent. */
export class OutOfTime extends Error {
  override name = 'OutOfTime';
}

export type Fault =
  /** Another revision was found: nothing was written by this call. */
  | 'conflict'
  /** The stream does not exist: an empty read. */
  | 'not-found'
  /** The request never left: nothing was written. */
  | 'not-sent'
  /** The server did not take it, having too much to do: nothing was written. */
  | 'busy'
  /** It leads nobody for the time being, nor knows who does: nothing was written. */
  | 'not-ready'
  /** The request may have been carried out: only a retry with the same ids can tell. */
  | 'unknown'
  | 'too-large'
  /** The stream was deleted for ever. */
  | 'deleted'
  /** Retrying cannot help: access denied. */
  | 'refused';

const BY_TYPE: Record<string, Fault> = {
  'wrong-expected-version': 'conflict',
  'stream-not-found': 'not-found',
  'maximum-append-size-exceeded': 'too-large',
  'access-denied': 'refused',
  'stream-deleted': 'deleted',
  // the leader changed: this node wrote nothing, and the client now knows the right one
  'not-leader': 'not-sent',
};

/** What the client made of an error of gRPC, or what the server wrote in its trailers. */
function typeOf(error: unknown): string | undefined {
  const type = field(error, 'type') ?? trailer(error, 'exception');
  return typeof type === 'string' ? type : undefined;
}

export function faultOf(error: unknown): Fault {
  // said by ourselves before anything left
  if (error instanceof StoreUnavailable) return 'refused';
  if (error instanceof OutOfTime) return 'not-sent';
  const known = BY_TYPE[typeOf(error) ?? ''];
  if (known) return known;
  // gRPC code 14 covers "could not connect" as well as "connection lost half way": only the text tells them apart
  const text = textOf(error);
  if (/Server Is Too Busy/i.test(text)) return 'busy';
  if (/Server Is Not Ready|No leader info available/i.test(text)) return 'not-ready';
  return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|No connection established|Failed to discover|Name resolution failed/.test(
    text,
  )
    ? 'not-sent'
    : 'unknown';
}

/** Too long, by our timer or by that of gRPC. */
export const isLate = (error: unknown): boolean =>
  error instanceof TimedOut || field(error, 'code') === DEADLINE_EXCEEDED;

/** Where the server that answered says that the leader is. */
export function leaderOf(error: unknown): Endpoint | undefined {
  if (typeOf(error) !== 'not-leader') return undefined;
  const said = field(error, 'leader') as { address?: unknown; port?: unknown } | undefined;
  const [host, port] = [
    said?.address ?? trailer(error, 'leader-endpoint-host'),
    Number(said?.port ?? trailer(error, 'leader-endpoint-port')),
  ];
  return typeof host === 'string' && Number.isInteger(port) ? { host, port } : undefined;
}

/**
 * @param named whether an account was given
 * @param log whether the whole log was asked for
 */
export function refusalOf(error: unknown, named: boolean, log: boolean): AccessRefused | undefined {
  if (field(error, 'code') === UNAUTHENTICATED) return new AccessRefused(named ? 'wrong-account' : 'no-account');
  if (typeOf(error) === 'access-denied' || field(error, 'code') === PERMISSION_DENIED)
    return new AccessRefused(named ? (log ? 'forbidden-log' : 'forbidden') : 'no-account');
  if (field(error, 'code') === UNIMPLEMENTED) return new AccessRefused('not-eventstoredb');
  const text = textOf(error);
  if (/wrong version number|SSL routines|packet length too long/i.test(text)) return new AccessRefused('not-tls');
  if (/certificate has expired|certificate is not yet valid|CERT_HAS_EXPIRED|CERT_NOT_YET/i.test(text))
    return new AccessRefused('certificate-expired');
  if (/ServerName to an IP/i.test(text)) return new AccessRefused('tls-by-address');
  if (/altnames|ALTNAME/i.test(text)) return new AccessRefused('certificate-name');
  return /self.signed|issuer certificate|verify the first certificate|CERT_/i.test(text)
    ? new AccessRefused('unknown-authority')
    : undefined;
}

/** Why nothing answers, when nothing is there: not the silence of a server. */
export function absenceOf(error: unknown): 'unresolved' | 'nobody' | undefined {
  const cause = error instanceof StoreUnavailable && error.cause !== undefined ? error.cause : error;
  const text = textOf(cause);
  if (/ENOTFOUND|EAI_AGAIN|Name resolution failed/.test(text)) return 'unresolved';
  return /ECONNREFUSED/.test(text) ? 'nobody' : undefined;
}

/** What the server answers to a position where none of its records starts: an internal error, told by its text alone. */
export const isNoPosition = (error: unknown): boolean =>
  /Unexpected ReadAllResult|invalid.position/i.test(textOf(error));

/** For a read: whatever happened, nothing was written. */
export function unavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  return new StoreUnavailable(`EventStoreDB does not answer: ${reason(error)}`, { cause: error });
}

/** For an append that stays without a sure answer. */
export function unknownOutcome(error: unknown): UnknownOutcome {
  return new UnknownOutcome(`the append may be written: ${reason(error)}`, { cause: error });
}

export const tooLarge = () => new AppendTooLarge('append refused by the server: too large');

/** Code and kind only: the full text of the client may quote event data. */
function reason(error: unknown): string {
  if (error instanceof TimedOut) return error.message;
  const type = typeOf(error);
  const code = field(error, 'code');
  return type !== undefined
    ? type
    : typeof code === 'number'
      ? `gRPC code ${code}`
      : error instanceof Error
        ? error.name
        : 'unexpected fault';
}

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(field(error, 'message')));

function trailer(error: unknown, name: string): unknown {
  const metadata = field(error, 'metadata') as { get?: (name: string) => unknown[] } | undefined;
  return metadata?.get?.(name)[0];
}

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}
