/** What the two embedded adapters share: filtering, and the catch-up loop over pages of the log. */
import {
  UnknownPosition,
  type Filter,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from './port.js';
import type { Waker } from './waker.js';

export const DEFAULT_PAGE = 1000;

/** Undefined when everything passes: the caller can then skip the test on each event. */
export function filterTest(filter?: Filter): ((stream: string, type: string) => boolean) | undefined {
  const prefixes = filter?.streamPrefixes;
  const types = filter?.types && new Set(filter.types);
  if (!prefixes && !types) return undefined;
  return (stream, type) => (!types || types.has(type)) && (!prefixes || prefixes.some((p) => stream.startsWith(p)));
}

/**
 * Where to start after; -1 for the beginning.
 * @param stands whether an event of this log has this position
 * @throws UnknownPosition
 */
export function startAfter(after: number | undefined, stands: (position: number) => boolean): number {
  if (after === undefined || after === -1) return -1;
  if (!Number.isSafeInteger(after) || after < 0 || !stands(after)) throw new UnknownPosition(after);
  return after;
}

export interface Page {
  events: StoredEvent[];
  /** Position of the last event looked at, filtered ones included; equal to `after` when the log has no more. */
  lookedAt: number;
  /** True when nothing was left beyond this page at the time of reading. */
  end: boolean;
}

export interface PagedLog {
  waker: Waker;
  /** Aborts when the store is closed: subscriptions end. */
  closed: AbortSignal;
  /** Whether an event of this log has this position. */
  stands(position: number): boolean;
  /** @throws when the store cannot be read any more; the subscription then fails with that error */
  page(after: number, limit: number, keep: ((stream: string, type: string) => boolean) | undefined): Page;
  /** Called when a subscription starts; what it returns is called when it ends. */
  watch?(): () => void;
}

/**
 * Catch-up then live over a paged log. Nothing is buffered for a slow consumer: the log is the buffer, each page is
 * read when the previous one was consumed. `caughtUp` is said each time the end is reached after progress.
 */
export function subscribePaged(log: PagedLog, options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
  return abortable(options.signal, log.closed, async function* (signal) {
    const keep = filterTest(options.filter);
    const batch = Math.max(1, options.batchSize ?? DEFAULT_PAGE);
    let after = startAfter(options.after, (position) => log.stands(position));
    let said: number | undefined;
    const unwatch = log.watch?.();
    try {
      while (!signal.aborted) {
        const seen = log.waker.seen;
        const page = log.page(after, batch, keep);
        after = page.lookedAt;
        if (page.events.length > 0) yield { kind: 'events', events: page.events };
        if (!page.end) continue;
        if (said !== after && !signal.aborted) {
          said = after;
          yield { kind: 'caughtUp', position: after };
        }
        await log.waker.after(seen, signal);
      }
    } finally {
      unwatch?.();
    }
  });
}

/**
 * Makes a generator stoppable from outside even while it waits: `return()` on a plain async generator would stay
 * queued behind the pending `next()` for ever on an idle log.
 */
export function abortable<T>(
  asked: AbortSignal | undefined,
  closed: AbortSignal,
  body: (signal: AbortSignal) => AsyncGenerator<T, void, void>,
): AsyncIterable<T> {
  return {
    [Symbol.asyncIterator](): AsyncIterator<T, void, void> {
      const stop = new AbortController();
      const abort = () => stop.abort();
      const release = () => {
        asked?.removeEventListener('abort', abort);
        closed.removeEventListener('abort', abort);
      };
      if (asked?.aborted || closed.aborted) abort();
      asked?.addEventListener('abort', abort, { once: true });
      closed.addEventListener('abort', abort, { once: true });
      const generator = body(stop.signal);
      const ended = { done: true as const, value: undefined };
      return {
        async next() {
          try {
            const result = stop.signal.aborted ? await generator.return() : await generator.next();
            // what was read before the abort is not delivered after it
            if (stop.signal.aborted && !result.done) await generator.return();
            if (result.done || stop.signal.aborted) {
              release();
              return ended;
            }
            return result;
          } catch (error) {
            release();
            throw error;
          }
        },
        async return() {
          stop.abort();
          release();
          await generator.return();
          return ended;
        },
      };
    },
  };
}
