/** A history is read whole or not at all: what an adapter reads from a stream passes here before anybody folds it. */
import { BrokenStream, type BrokenStreamReason } from './port.js';

/**
 * Revisions follow each other, from the one that was asked.
 * @throws BrokenStream
 */
export function assertWhole<Row>(
  stream: string,
  from: number,
  rows: readonly Row[],
  revisionOf: (row: Row) => number,
): void {
  for (let i = 0; i < rows.length; i++)
    if (revisionOf(rows[i] as Row) !== from + i) throw new BrokenStream(stream, i === 0 ? 'truncated' : 'hole');
}

/** Streams found broken and not read whole since: what `health` knows. */
export class BrokenStreams {
  private readonly found = new Map<string, BrokenStreamReason>();

  /** Undefined when none is known. */
  get names(): string[] | undefined {
    return this.found.size > 0 ? [...this.found.keys()] : undefined;
  }

  has(stream: string): boolean {
    return this.found.has(stream);
  }

  /** A read of this stream, from its beginning: only such a one says that it is whole again. */
  watch<T>(stream: string, whole: boolean, read: () => T): T {
    const fail = (error: unknown): never => {
      if (error instanceof BrokenStream) this.found.set(error.stream, error.reason);
      throw error;
    };
    const pass = (value: Awaited<T>): Awaited<T> => {
      if (whole) this.found.delete(stream);
      return value;
    };
    try {
      const value = read();
      return (value instanceof Promise ? value.then(pass, fail) : pass(value as Awaited<T>)) as T;
    } catch (error) {
      return fail(error);
    }
  }
}
