/**
 * Reads one of our streams, whole. The server has many ways to show less than was written ($tb, $maxCount, $maxAge, deletion, a
 * restored backup) and none of them is an error there: each is one here.
 */
import { BrokenStream, type BrokenStreamReason } from '../port.js';
import { assertWhole, BrokenStreams } from '../whole-stream.js';
import type { Connection } from './connection.js';
import { faultOf, unavailable } from './faults.js';
import { Followed } from './followed.js';
import { StreamMemory, type StreamHistory } from './stream-memory.js';
import { fromWire, type FromWire } from './wire.js';

export class StreamReader {
  readonly memory = new StreamMemory();
  readonly followed = new Followed(this.memory);
  readonly broken = new BrokenStreams();

  constructor(private readonly connection: Connection) {}

  /** @throws BrokenStream, StoreUnavailable */
  async read(stream: string, from: number): Promise<FromWire[]> {
    const known = this.memory.get(stream);
    if (known && from > known.head && !this.broken.has(stream) && this.followed.knowsEnd(stream, known)) return [];
    return this.broken.watch(stream, from === 0, async () => {
      const { since } = this.followed;
      const read = await this.readWhole(stream, from);
      // a history that does not begin where ours ends teaches nothing
      const history = this.memory.learn(stream, read);
      const end = read.at(-1)?.event.revision ?? from - 1;
      if (history.head >= end) this.followed.mark(stream, history, since);
      return read;
    });
  }

  /** What is known of the stream, completed. @throws BrokenStream, StoreUnavailable */
  async refresh(stream: string): Promise<StreamHistory> {
    await this.read(stream, (this.memory.get(stream)?.head ?? -1) + 1);
    return this.memory.learn(stream, []);
  }

  private async readWhole(stream: string, from: number): Promise<FromWire[]> {
    const known = this.memory.get(stream);
    // read again with what follows: a log put back from a backup is shorter, or other, and says nothing of it
    const overlap = known !== undefined && from > 0 && known.head >= from - 1 ? 1 : 0;
    const start = from - overlap;
    const received = await this.receive(stream, start);
    if (received === undefined || (received.length === 0 && (start === 0 || overlap === 1))) {
      const reason = received ? 'truncated' : await this.whyNothing(stream, (known?.head ?? -1) >= 0);
      if (!reason) return [];
      throw new BrokenStream(stream, overlap && reason === 'truncated' ? 'rewritten' : reason);
    }
    const read = received.map((resolved) => {
      const ours = fromWire(resolved);
      if (!ours) throw new BrokenStream(stream, 'foreign');
      return ours;
    });
    assertWhole(stream, start, read, ({ event }) => event.revision);
    for (const { event } of read) {
      const { id, revision } = event;
      if (known && revision <= known.head && known.ids.get(id) !== revision)
        throw new BrokenStream(stream, 'rewritten');
    }
    return read.slice(overlap);
  }

  private async receive(stream: string, from: number): ReturnType<Connection['readStream']> {
    try {
      return await this.connection.readStream(stream, from);
    } catch (error) {
      if (faultOf(error) === 'deleted') throw new BrokenStream(stream, 'deleted');
      throw unavailable(error);
    }
  }

  /** The server shows no such stream: never written, or shown no more. Its metadata outlives a deletion. */
  private async whyNothing(stream: string, wasThere: boolean): Promise<BrokenStreamReason | undefined> {
    try {
      const metadata = await this.connection.readMetadata(stream);
      if (metadata && '$tb' in metadata) return 'deleted';
      if (metadata && ('$maxCount' in metadata || '$maxAge' in metadata)) return 'truncated';
    } catch (error) {
      throw unavailable(error);
    }
    return wasThere ? 'rewritten' : undefined;
  }
}
