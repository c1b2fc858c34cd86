/**
 * What is known of the streams recently used: which ids and idempotency keys they hold, up to a revision.
 *
 * EventStoreDB does not refuse an id stored twice (an append at the current revision with an already stored id is
 * accepted, and duplicates it), and has no index on keys. The stream itself holds both, so it is read, once, and
 * completed from the revision known. History never changes: what was read stays true; the server's own check of the
 * expected revision tells when more must be read.
 */
import type { KnownAppend } from '../port.js';
import type { FromWire } from './wire.js';

export interface StreamHistory {
  /** Last revision known, -1 when the stream did not exist. */
  head: number;
  headPosition: number;
  /** Stored id → revision. */
  ids: Map<string, number>;
  appends: Map<string, KnownAppend>;
  /** Records whose last event was not read yet (cannot last: an append is written whole). */
  open: Array<{ key: string; known: KnownAppend }>;
  /** Since when its end has been known without a gap (see `Followed`). */
  followedSince?: number | undefined;
}

export class StreamMemory {
  private readonly streams = new Map<string, StreamHistory>();

  /** @param capacity number of streams kept, the least recently used goes first */
  constructor(private readonly capacity = 2000) {}

  get(stream: string): StreamHistory | undefined {
    const history = this.streams.get(stream);
    if (history) {
      this.streams.delete(stream);
      this.streams.set(stream, history);
    }
    return history;
  }

  /** As `get`, without making it more recent. */
  peek(stream: string): StreamHistory | undefined {
    return this.streams.get(stream);
  }

  /** The next use reads the stream again from its beginning. */
  forget(stream: string): void {
    this.streams.delete(stream);
  }

  /** Adds events that follow what is known, in order; those already known are skipped. */
  learn(stream: string, events: readonly FromWire[]): StreamHistory {
    const history: StreamHistory = this.get(stream) ?? {
      head: -1,
      headPosition: -1,
      ids: new Map(),
      appends: new Map(),
      open: [],
    };
    for (const { event, append } of events) {
      if (event.revision !== history.head + 1) continue;
      history.head = event.revision;
      history.headPosition = event.position;
      history.ids.set(event.id, event.revision);
      if (append) {
        const known = {
          firstRevision: event.revision,
          lastRevision: event.revision + append.count - 1,
          lastPosition: event.position,
          replayed: true,
          fingerprint: append.fingerprint,
        };
        history.open.push({ key: append.key, known });
      }
      history.open = history.open.filter(({ key, known }) => {
        if (known.lastRevision !== event.revision) return true;
        history.appends.set(key, { ...known, lastPosition: event.position });
        return false;
      });
    }
    this.streams.set(stream, history);
    for (const oldest of this.streams.keys()) {
      if (this.streams.size <= this.capacity) break;
      this.streams.delete(oldest);
    }
    return history;
  }
}
