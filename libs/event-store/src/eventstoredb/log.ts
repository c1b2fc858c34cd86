/** Reading the whole log: pages, head, catch-up then live subscription. */
import type { ResolvedEvent } from '@eventstore/db-client';
import { setTimeout as pause } from 'node:timers/promises';
import {
  UnknownPosition,
  type ReadAllOptions,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '../port.js';
import { DEFAULT_PAGE, filterTest } from '../subscription.js';
import type { After, Connection } from './connection.js';
import type { Continuity } from './continuity.js';
import { faultOf, isNoPosition, unavailable } from './faults.js';
import { LiveEvents } from './live-events.js';
import type { Followed } from './followed.js';
import type { Settings } from './options.js';
import { fromWire, positionOf } from './wire.js';

const LONGEST_PAUSE_MS = 5000;
const HEAD_PAGE = 100;

type Keep = ReturnType<typeof filterTest>;

/** Keeps no event: they are only counted. */
const none: Keep = () => false;

interface LogPage {
  events: StoredEvent[];
  /** Number of events of ours looked at, kept or not. */
  ours: number;
  /** Position of the last event of ours looked at, kept or not. */
  lookedAt: number | undefined;
  /** Where the next page starts; undefined when this one was empty and the log too. */
  cursor: After;
  end: boolean;
}

export class Log {
  constructor(
    private readonly connection: Connection,
    private readonly settings: Settings,
    private readonly continuity: Continuity,
    private readonly followed: Followed,
  ) {}

  /** Position of the last event of ours, -1 when there is none. The greatest one known bounds the search among system events. */
  async head(): Promise<number> {
    let before: After;
    const known = this.continuity.wentBack ? -1 : this.continuity.position;
    for (;;) {
      const page = await this.connection.readBackwards(before, HEAD_PAGE);
      for (const resolved of page) {
        const ours = fromWire(resolved);
        if (ours) return this.note(ours.event);
        if (resolved.event && positionOf(resolved.event) <= BigInt(known)) return known;
      }
      const oldest = page.at(-1)?.event;
      if (!oldest || page.length < HEAD_PAGE) return known;
      before = positionOf(oldest);
    }
  }

  /** Without asking, when nobody else writes and everything that comes is followed. */
  async knownHead(): Promise<number> {
    await this.continuity.confirmUnlessBack();
    return this.followed.complete ? this.continuity.position : this.head();
  }

  /** The server does not count: its events are read, page after page, and those that are ours counted. */
  async countAfter(after: number, atMost: number): Promise<number> {
    let count = 0;
    await this.continuity.confirm();
    for (
      let page = await this.firstPage(after, DEFAULT_PAGE, none);
      ;
      page = await this.page(page.cursor, DEFAULT_PAGE, none)
    ) {
      count += page.ours;
      if (page.end || count >= atMost) return Math.min(count, atMost);
    }
  }

  /** Backwards among the events of the server, of which some are not ours. */
  async readLast(limit: number): Promise<StoredEvent[]> {
    const found: StoredEvent[] = [];
    let before: After;
    while (found.length < limit) {
      const page = await this.connection.readBackwards(before, HEAD_PAGE);
      for (const resolved of page) {
        const ours = fromWire(resolved);
        if (ours && found.length < limit) found.push(ours.event);
      }
      const oldest = page.at(-1)?.event;
      if (!oldest || page.length < HEAD_PAGE) break;
      before = positionOf(oldest);
    }
    return found.reverse();
  }

  async readAll(options: ReadAllOptions = {}): Promise<StoredEvent[]> {
    const limit = options.limit ?? DEFAULT_PAGE;
    const keep = filterTest(options.filter);
    const found: StoredEvent[] = [];
    const count = keep ? DEFAULT_PAGE : Math.max(2, limit + 1);
    await this.continuity.confirm();
    for (
      let page = await this.firstPage(options.after, count, keep);
      ;
      page = await this.page(page.cursor, count, keep)
    ) {
      found.push(...page.events);
      if (page.end || found.length >= limit) return found.slice(0, limit);
    }
  }

  /**
   * Catch-up by pages, then the server's subscription; on any fault, catch-up again from the last position delivered,
   * with a growing pause. Resumes only from positions of events it has looked at: the checkpoints that the server
   * sends can run ahead of the events.
   */
  async *follow(options: SubscribeOptions, signal: AbortSignal): AsyncGenerator<SubscriptionMessage, void, void> {
    const keep = filterTest(options.filter);
    const batch = Math.max(1, options.batchSize ?? DEFAULT_PAGE);
    const at = { cursor: undefined as After, looked: -1, said: undefined as number | undefined };
    let first = true;
    const caughtUp = (): SubscriptionMessage[] => {
      if (at.said === at.looked) return [];
      at.said = at.looked;
      return [{ kind: 'caughtUp', position: at.looked }];
    };
    let failures = 0;
    while (!signal.aborted) {
      try {
        await this.continuity.confirm();
        for (let end = false; !end && !signal.aborted;) {
          // one more than asked: a page starts AT the cursor, whose event was already delivered
          const page = await (first
            ? this.firstPage(options.after, batch + 1, keep)
            : this.page(at.cursor, batch + 1, keep));
          if (first) at.looked = options.after ?? -1;
          first = false;
          at.cursor = page.cursor;
          at.looked = Math.max(at.looked, page.lookedAt ?? -1);
          end = page.end;
          yield* inBatches(page.events, batch);
        }
        yield* caughtUp();
        const subscription = this.connection.subscribe(at.cursor);
        subscription.once('confirmation', () => {
          failures = 0;
        });
        const live = new LiveEvents(subscription, signal);
        const watch = this.watch(live, () => at.cursor);
        const unfollow = this.followed.start();
        try {
          for (let received = await live.next(batch); received; received = await live.next(batch)) {
            for (const resolved of received) this.followed.saw(resolved);
            const page = this.decode(received, keep, at.cursor);
            at.cursor = page.cursor;
            at.looked = Math.max(at.looked, page.lookedAt ?? -1);
            yield* inBatches(page.events, batch);
            if (live.drained) yield* caughtUp();
          }
        } finally {
          clearInterval(watch);
          unfollow();
          live.stop();
        }
      } catch (error) {
        if (signal.aborted) return;
        if (error instanceof UnknownPosition) throw error;
        if (faultOf(error) === 'refused') throw unavailable(error);
        // what is caught up with afterwards is said again, even when nothing came meanwhile
        at.said = undefined;
        // a cut that the next try mends is no interruption
        if (failures === 1) yield { kind: 'interrupted' };
        const wait = Math.min(LONGEST_PAUSE_MS, this.settings.reconnectMs * 2 ** failures++);
        await pause(wait, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /**
   * A quiet log and a dead line look the same to who listens. The end of the log is looked at from time to time: when it stays ahead of what
   * was received, or cannot be read twice in a row, the subscription is given up.
   */
  private watch(live: LiveEvents, cursor: () => After): NodeJS.Timeout {
    let ahead: { cursor: After; end: bigint } | undefined;
    let missed = 0;
    let asking = false;
    const look = async (): Promise<void> => {
      const from = cursor();
      const [last] = await this.connection.readBackwards(undefined, 1);
      missed = 0;
      const end = last?.event ? positionOf(last.event) : 0n;
      if (ahead && ahead.cursor === from && ahead.end > (from ?? -1n) && live.waiting)
        return live.fail(new Error('the subscription is silent'));
      ahead = { cursor: from, end };
    };
    return setInterval(() => {
      if (asking || !live.waiting) return;
      asking = true;
      look()
        .catch((error: unknown) => {
          if (++missed >= 2) live.fail(error instanceof Error ? error : new Error('the log cannot be read'));
        })
        .finally(() => {
          asking = false;
        });
    }, this.settings.watchMs).unref();
  }

  /**
   * The server is the judge of a position: one that is not the start of a record is an error there. It says nothing of one that is
   * beyond its end, nor of a record scavenged since, which is where it once was: only the latter has something after it.
   * @throws UnknownPosition
   */
  private async firstPage(after: number | undefined, count: number, keep: Keep): Promise<LogPage> {
    if (after === undefined || after === -1) return this.page(undefined, count, keep);
    if (!Number.isSafeInteger(after) || after < 0) throw new UnknownPosition(after);
    const cursor = BigInt(after);
    const received = await this.connection.readAll(cursor, count).catch((error: unknown) => {
      throw isNoPosition(error) ? new UnknownPosition(after) : error;
    });
    await this.continuity.confirm();
    if (received.length === 0) throw new UnknownPosition(after);
    return { ...this.decode(received, keep, cursor), end: received.length < count };
  }

  private async page(cursor: After, count: number, keep: Keep): Promise<LogPage> {
    const received = await this.connection.readAll(cursor, count);
    // the connection may have been lost and found again meanwhile: a page of another log is not delivered
    await this.continuity.confirm();
    return { ...this.decode(received, keep, cursor), end: received.length < count };
  }

  private decode(received: readonly ResolvedEvent[], keep: Keep, from: After): LogPage {
    const page: LogPage = { events: [], ours: 0, lookedAt: undefined, cursor: from, end: false };
    for (const resolved of received) {
      if (!resolved.event) continue;
      const position = positionOf(resolved.event);
      // never go back: the server may repeat a position once live
      if (page.cursor !== undefined && position <= page.cursor) continue;
      page.cursor = position;
      const ours = fromWire(resolved);
      if (!ours) continue;
      page.ours++;
      page.lookedAt = this.note(ours.event);
      if (!keep || keep(ours.event.stream, ours.event.type)) page.events.push(ours.event);
    }
    return page;
  }

  private note(event: StoredEvent): number {
    this.continuity.note(event);
    return event.position;
  }
}

function* inBatches(events: StoredEvent[], size: number): Generator<SubscriptionMessage> {
  for (let i = 0; i < events.length; i += size) yield { kind: 'events', events: events.slice(i, i + size) };
}
