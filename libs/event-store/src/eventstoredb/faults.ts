/**
 * What an error of the client means. By code and type name, not by class: appends and reads do not throw the same
 * classes for the same fault.
 */
import { InvalidEvent, StoreUnavailable, UnknownOutcome } from '../port.js';

/** Raised by our own timer: the client may stay silent for ever, whatever deadline it was given. */
export class TimedOut extends Error {
  override name = 'TimedOut';
}

export type Fault =
  /** Another revision was found: nothing was written by this call. */
  | 'conflict'
  /** The stream does not exist: an empty read. */
  | 'not-found'
  /** The request never left: nothing was written. */
  | 'not-sent'
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

export function faultOf(error: unknown): Fault {
  // said by ourselves before anything left
  if (error instanceof StoreUnavailable) return 'refused';
  const type = field(error, 'type');
  const known = typeof type === 'string' ? BY_TYPE[type] : undefined;
  if (known) return known;
  // gRPC code 14 covers "could not connect" as well as "connection lost half way": only the text tells them apart
  const text = error instanceof Error ? error.message : String(field(error, 'message'));
  return /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|No connection established|Failed to discover|Name resolution failed/.test(
    text,
  )
    ? 'not-sent'
    : 'unknown';
}

/** What the server answers to a position where none of its records starts: an internal error, told by its text alone. */
export const isNoPosition = (error: unknown): boolean =>
  /Unexpected ReadAllResult|invalid.position/i.test(error instanceof Error ? error.message : '');

/** For a read: whatever happened, nothing was written. */
export function unavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  return new StoreUnavailable(`EventStoreDB does not answer: ${reason(error)}`, { cause: error });
}

/** For an append that stays without a sure answer. */
export function unknownOutcome(error: unknown): UnknownOutcome {
  return new UnknownOutcome(`the append may be written: ${reason(error)}`, { cause: error });
}

export const tooLarge = () => new InvalidEvent('append refused by the server: too large');

/** Code and kind only: the full text of the client may quote event data. */
function reason(error: unknown): string {
  if (error instanceof TimedOut) return error.message;
  const type = field(error, 'type');
  const code = field(error, 'code');
  return typeof type === 'string'
    ? type
    : typeof code === 'number'
      ? `gRPC code ${code}`
      : error instanceof Error
        ? error.name
        : 'unexpected fault';
}

function field(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined;
}
