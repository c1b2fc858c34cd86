/**
 * Appends that may have left and were never answered. A later call about one of them may fail before it sends anything (the read
 * that comes first, the lease, a closed store): of that call nothing was written, of the append nobody knows, and « nothing was
 * written » would be heard of the append. Lost with the process: a new one has not promised anything yet.
 */
import { StoreUnavailable, UnknownOutcome } from '../port.js';
import { unknownOutcome } from './faults.js';

/** Enough for every client of a node whose server dies; the oldest are forgotten first. */
const CAPACITY = 10_000;

export class Doubts {
  private readonly open = new Set<string>();

  /**
   * @param names what the append is known by: the id of its first event, its key
   * @param settles false for a look-up: what it does not find may still arrive
   */
  async about<T>(stream: string, names: readonly string[], call: () => Promise<T>, settles: boolean): Promise<T> {
    const keys = names.map((name) => `${stream}\u0000${name}`);
    try {
      const answer = await call();
      if (settles) this.settle(keys);
      return answer;
    } catch (error) {
      if (error instanceof UnknownOutcome) this.note(keys);
      else if (error instanceof StoreUnavailable) {
        if (keys.some((key) => this.open.has(key))) throw unknownOutcome(error);
      } else if (settles) this.settle(keys);
      throw error;
    }
  }

  private note(keys: readonly string[]): void {
    for (const key of keys) {
      this.open.delete(key);
      this.open.add(key);
    }
    for (const oldest of this.open) {
      if (this.open.size <= CAPACITY) break;
      this.open.delete(oldest);
    }
  }

  private settle(keys: readonly string[]): void {
    for (const key of keys) this.open.delete(key);
  }
}
