/** Keeps batches out while one stream is folded again from its beginning. Not a queue: batches of one process never overlap. */
export class Lock {
  /** Number of times it was held: facts read before are stale after. */
  fois = 0;
  private tenu: Promise<void> | null = null;

  get pris(): boolean {
    return this.tenu !== null;
  }

  async libre(): Promise<void> {
    while (this.tenu) await this.tenu;
  }

  async tenir<T>(action: () => Promise<T>): Promise<T> {
    await this.libre();
    let lacher: () => void = () => undefined;
    this.fois++;
    this.tenu = new Promise((resolve) => (lacher = resolve));
    try {
      return await action();
    } finally {
      this.tenu = null;
      lacher();
    }
  }
}
