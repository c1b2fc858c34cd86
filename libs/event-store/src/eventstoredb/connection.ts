/**
 * The client behind our own rules: every call has a timer of ours, reads are bounded and can be cut, and an append
 * never uses the client's batch stream.
 */
import {
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  START,
  FORWARDS,
  BACKWARDS,
  END,
  type AppendResult,
  type Credentials,
  type EventData,
  type ResolvedEvent,
} from '@eventstore/db-client';
import { EPHEMERAL_PREFIX } from '../canonical.js';
import { faultOf, TimedOut, type Fault } from './faults.js';

/** What we use of the client's readable streams (its own types are those of an older Node). */
interface FiniteRead {
  on(event: 'data', listener: (event: ResolvedEvent) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'end', listener: () => void): unknown;
  cancel(): Promise<void>;
}

/** Log position after which to read; undefined for the beginning. */
export type After = bigint | undefined;

export class Connection {
  private readonly client: EventStoreDBClient;
  private readonly credentials: Credentials;
  /** Asked right before an append of facts or of reservations leaves; rejects when this node may not write. */
  guard: () => Promise<void> = async () => undefined;
  /** Told each time whoever answers next may not be who answered before. */
  onDoubt: () => void = () => undefined;

  constructor(
    connectionString: string,
    private readonly timeoutMs: number,
  ) {
    this.client = EventStoreDBClient.connectionString(connectionString);
    this.credentials = credentialsOf(connectionString);
  }

  /** Appends exactly at `expected` (-1: the stream must not exist). Rejects with the client's own errors, or TimedOut. */
  async append(stream: string, expected: number, events: EventData[]): Promise<AppendResult> {
    // the lease itself is what the guard looks at
    if (!isEphemeral(stream)) await this.guard();
    // Credentials given per call make the client use one call per append. Its other way, the shared batch stream,
    // rejects the pending appends of every client of the process when one stream breaks, then throws in a handler.
    const sent = this.timed(
      this.client.appendToStream(stream, events, {
        expectedRevision: expected === -1 ? NO_STREAM : BigInt(expected),
        credentials: this.credentials,
        deadline: this.timeoutMs,
        throwOnAppendFailure: true,
      } as Parameters<EventStoreDBClient['appendToStream']>[2]),
    );
    return sent.catch((error: unknown) => this.failed(error));
  }

  /** Events of a stream from this revision on; undefined when the stream does not exist, or no longer. */
  async readStream(stream: string, fromRevision: number): Promise<ResolvedEvent[] | undefined> {
    return this.retried(() =>
      this.client.readStream(stream, {
        fromRevision: BigInt(fromRevision),
        direction: FORWARDS,
        credentials: this.credentials,
      }),
    );
  }

  /** The last event of a stream; undefined when the stream does not exist. */
  async readLast(stream: string): Promise<ResolvedEvent | undefined> {
    const last = await this.retried(() =>
      this.client.readStream(stream, {
        fromRevision: END,
        direction: BACKWARDS,
        maxCount: 1,
        credentials: this.credentials,
      }),
    );
    return last?.[0];
  }

  /** What the server was told of a stream (how much of it to keep), undefined when nothing was. */
  async readMetadata(stream: string): Promise<Record<string, unknown> | undefined> {
    const last = (await this.readLast(`$$${stream}`))?.event;
    return last?.isJson && typeof last.data === 'object' ? (last.data as Record<string, unknown>) : undefined;
  }

  /** Tells the server, once for all, to keep only the last events of a stream. Rejects with the client's own errors, or TimedOut. */
  async keepLast(stream: string, maxCount: number): Promise<void> {
    const data = { $maxCount: maxCount };
    try {
      await this.append(`$$${stream}`, -1, [jsonEvent({ type: '$metadata', data })]);
    } catch (error) {
      // told before
      if (faultOf(error) !== 'conflict') throw error;
    }
  }

  /** One page of the whole log, system events included; starts AT the position when one is given. */
  async readAll(from: After, count: number): Promise<ResolvedEvent[]> {
    const fromPosition = from === undefined ? START : { commit: from, prepare: from };
    return this.readLog(() =>
      this.client.readAll({ fromPosition, maxCount: count, direction: FORWARDS, credentials: this.credentials }),
    );
  }

  /** One page of the whole log from its end, newest first; `before` is excluded. */
  async readBackwards(before: After, count: number): Promise<ResolvedEvent[]> {
    const fromPosition = before === undefined ? END : { commit: before, prepare: before };
    return this.readLog(() =>
      this.client.readAll({ fromPosition, maxCount: count, direction: BACKWARDS, credentials: this.credentials }),
    );
  }

  private async readLog(open: () => FiniteRead): Promise<ResolvedEvent[]> {
    return (await this.retried(open)) ?? [];
  }

  /** Live events strictly after the position. The caller must call `unsubscribe` and listen to `error`. */
  subscribe(after: After): ReturnType<EventStoreDBClient['subscribeToAll']> {
    const fromPosition = after === undefined ? START : { commit: after, prepare: after };
    const subscription = this.client.subscribeToAll({ fromPosition, credentials: this.credentials });
    // the client may emit several errors, some after we left: none may become an uncaught exception
    subscription.on('error', () => this.onDoubt());
    return subscription;
  }

  /** Cancels what is running and closes the socket; never waits longer than the time limit. */
  async close(): Promise<void> {
    await this.timed(this.client.dispose()).catch(() => undefined);
    // protected in the client, which offers no other way to let the socket go
    const { getChannel } = this.client as unknown as { getChannel(): Promise<{ close(): void }> };
    await this.timed(getChannel().then((channel) => channel.close())).catch(() => undefined);
  }

  /** After a lost connection the client fails one call, then reconnects: a read is safe to send again, once. */
  private async retried(open: () => FiniteRead): Promise<ResolvedEvent[] | undefined> {
    try {
      return await this.collect(open());
    } catch (error) {
      const fault = faultOf(error);
      if (fault === 'not-found') return undefined;
      if (isBreak(fault)) this.onDoubt();
      if (fault === 'refused' || fault === 'deleted' || error instanceof TimedOut) throw error;
      return await this.collect(open()).catch((again: unknown) => {
        if (faultOf(again) === 'not-found') return undefined;
        throw again;
      });
    }
  }

  private failed(error: unknown): never {
    if (isBreak(faultOf(error))) this.onDoubt();
    throw error;
  }

  /** Reads a finite stream to its end; rejects when nothing comes for too long. */
  private collect(stream: FiniteRead): Promise<ResolvedEvent[]> {
    return new Promise((resolve, reject) => {
      const events: ResolvedEvent[] = [];
      const timer = setTimeout(() => {
        // not awaited: cancelling waits for a connection that may never come
        void stream.cancel().catch(() => undefined);
        reject(new TimedOut(`no answer after ${this.timeoutMs} ms`));
      }, this.timeoutMs);
      stream.on('data', (event: ResolvedEvent) => {
        events.push(event);
        timer.refresh();
      });
      stream.on('error', (error) => {
        clearTimeout(timer);
        reject(error);
      });
      stream.on('end', () => {
        clearTimeout(timer);
        resolve(events);
      });
    });
  }

  private timed<T>(call: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new TimedOut(`no answer after ${this.timeoutMs} ms`)), this.timeoutMs);
    });
    // the losing promise must not become an unhandled rejection when it fails later
    call.catch(() => undefined);
    return Promise.race([call, late]).finally(() => clearTimeout(timer));
  }
}

/** After these the server may have been another one. */
const isBreak = (fault: Fault): boolean => fault === 'unknown' || fault === 'not-sent';

/** The lease and its metadata, by the beginning of the name: an organisation may be called anything. */
const isEphemeral = (stream: string): boolean =>
  stream.startsWith(EPHEMERAL_PREFIX) || stream.startsWith(`$$${EPHEMERAL_PREFIX}`);

/** User and password of the connection string; the client ignores them on an insecure (development) connection. */
function credentialsOf(connectionString: string): Credentials {
  const [, username = 'anonymous', password = 'anonymous'] =
    /^[a-z+]+:\/\/([^:@/]+):([^@/]+)@/.exec(connectionString) ?? [];
  return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
}
