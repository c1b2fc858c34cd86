/** A read that has an end, and a call that has one answer: each within a time, and never taken for whole when it was cut. */
import type { ResolvedEvent } from '@eventstore/db-client';
import { TimedOut } from './faults.js';

/** What we use of the client's readable streams (its own types are those of an older Node). */
export interface FiniteRead {
  on(event: 'data', listener: (event: ResolvedEvent) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  cancel(): Promise<void>;
}
/** Told when the line under them is dropped. */
export type Cuts = Set<(reason: Error) => void>;

/**
 * Reads to the end. The client ends a read that it cancelled itself as it ends one that is whole: whoever cancels says so before.
 * @param limits milliseconds: `ms` for each event, `whole` for all of them, Infinity when only each one counts
 * @throws TimedOut nothing came for too long, or what `cuts` was told
 */
export function collect(
  stream: FiniteRead,
  { ms, whole }: { ms: number; whole: number },
  cuts: Cuts,
): Promise<ResolvedEvent[]> {
  return new Promise<ResolvedEvent[]>((resolve, reject) => {
    const events: ResolvedEvent[] = [];
    const finish = (): void => {
      clearTimeout(timer);
      clearTimeout(last);
      cuts.delete(cut);
    };
    const cut = (reason: Error): void => {
      finish();
      reject(reason);
      // not awaited: cancelling waits for a connection that may never come
      void stream.cancel().catch(() => undefined);
    };
    const late = (): void => cut(new TimedOut(`no answer after ${Math.round(ms)} ms`));
    const timer = setTimeout(late, ms);
    // a server that answers drop by drop does not make the time of a command longer
    const last = Number.isFinite(whole) ? setTimeout(late, whole) : undefined;
    cuts.add(cut);
    stream.on('data', (event) => {
      events.push(event);
      timer.refresh();
    });
    stream.on('error', (error) => {
      finish();
      reject(error);
    });
    stream.on('end', () => {
      finish();
      resolve(events);
    });
  });
}

/** @throws TimedOut, or what `cuts` was told */
export function timed<T>(call: Promise<T>, ms: number, cuts: Cuts): Promise<T> {
  // the losing promise must not become an unhandled rejection when it fails later
  call.catch(() => undefined);
  return new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => reject(new TimedOut(`no answer after ${Math.round(ms)} ms`)), ms);
    cuts.add(reject);
    call.then(resolve, reject).finally(() => {
      clearTimeout(timer);
      cuts.delete(reject);
    });
  });
}
