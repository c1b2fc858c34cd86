/**
 * Whether the end of a stream is known without asking. The only node that may write (its lease is fresh), over a line that was not lost,
 * with a live subscription to the whole log: what it read to the end, or wrote itself, ends there still. Nothing is believed of a store
 * that may have company.
 *
 * An administrator, or another program, may write all the same: the subscription shows it, within its own delay, and the stream is then
 * read again. An append never depends on this: it leaves at an exact revision.
 */
import type { ResolvedEvent } from '@eventstore/db-client';
import { isAside } from '../canonical.js';
import type { StreamHistory, StreamMemory } from './stream-memory.js';
import { fromWire } from './wire.js';

/** Streams found ahead of what is known: beyond that many, nothing is believed any more. */
const CAPACITY = 5000;
const METADATA = '$$';

export class Followed {
  private live = 0;
  private generation = 0;
  /** Revision shown by the subscription and not known yet; Infinity: something that is no fact of ours. */
  private readonly ahead = new Map<string, number>();
  /** Whether this node alone may write; set once the store has a lease. */
  alone: () => boolean = () => false;

  constructor(private readonly memory: StreamMemory) {}

  /** To be asked before a call about a stream, and given to `mark` once it was answered. */
  get since(): number | undefined {
    return this.live > 0 ? this.generation : undefined;
  }

  /** The end of this stream is what is known of it, as of `since`. */
  mark(stream: string, history: StreamHistory, since: number | undefined): void {
    history.followedSince = since;
    if ((this.ahead.get(stream) ?? Infinity) <= history.head) this.ahead.delete(stream);
  }

  knowsEnd(stream: string, history: StreamHistory): boolean {
    return this.complete && history.followedSince === this.generation && (this.ahead.get(stream) ?? -1) <= history.head;
  }

  /** Nothing of ours can be in the log without being known here. */
  get complete(): boolean {
    return this.live > 0 && this.alone();
  }

  /** A subscription to the whole log is live, until what is returned is called. */
  start(): () => void {
    this.live++;
    return () => {
      this.live--;
      this.reset();
    };
  }

  /** Whoever answers may not be who answered before. */
  reset(): void {
    this.generation++;
    this.ahead.clear();
  }

  /** An event of the whole log, whosever it is. */
  saw(resolved: ResolvedEvent): void {
    const { event } = resolved;
    if (!event) return;
    const stream = event.streamId.startsWith(METADATA) ? event.streamId.slice(METADATA.length) : event.streamId;
    if (stream.startsWith('$') || isAside(stream)) return;
    const revision = fromWire(resolved)?.event.revision ?? Infinity;
    if (revision <= (this.memory.peek(stream)?.head ?? -1)) return;
    this.ahead.set(stream, Math.max(revision, this.ahead.get(stream) ?? -1));
    if (this.ahead.size > CAPACITY) this.reset();
  }
}
