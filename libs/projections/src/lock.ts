/**
 * Keeps batches out while one stream is folded again from its beginning. Not a queue: batches of one thread never overlap. Its state is in
 * memory that a thread which builds rows elsewhere shares: what it folded before an erasure must not be written after it.
 */
import { setTimeout as attendre } from 'node:timers/promises';

const FOIS = 0;
const PRIS = 1;
/** Between two looks of another thread, in milliseconds. */
const PAUSE = 2;

export class Lock {
  private readonly etat: Int32Array;
  private tenu: Promise<void> | null = null;

  /** @param partage memory of the lock of another thread, watched here and never held */
  constructor(readonly partage = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.etat = new Int32Array(partage);
  }

  /** Number of times it was held: facts read before are stale after. */
  get fois(): number {
    return Atomics.load(this.etat, FOIS);
  }

  get pris(): boolean {
    return Atomics.load(this.etat, PRIS) === 1;
  }

  async libre(): Promise<void> {
    while (this.pris) await (this.tenu ?? attendre(PAUSE));
  }

  async tenir<T>(action: () => Promise<T>): Promise<T> {
    await this.libre();
    let lacher: () => void = () => undefined;
    Atomics.add(this.etat, FOIS, 1);
    Atomics.store(this.etat, PRIS, 1);
    this.tenu = new Promise((resolve) => (lacher = resolve));
    try {
      return await action();
    } finally {
      this.tenu = null;
      Atomics.store(this.etat, PRIS, 0);
      lacher();
    }
  }
}
