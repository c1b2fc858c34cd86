/**
 * Wakes live subscriptions when the log grows: an in-process notification, no polling.
 * A wake-up that comes before the wait is not lost (`seen` counts them).
 */
export class Waker {
  private wakeUps = 0;
  private readonly waiting = new Set<() => void>();

  /** To be read BEFORE looking at the log; hand it to `after`. */
  get seen(): number {
    return this.wakeUps;
  }

  wake(): void {
    this.wakeUps++;
    for (const resume of this.waiting) resume();
  }

  /** Resolves as soon as `wake` was called after `seen` was read, or when the signal aborts. */
  after(seen: number, signal: AbortSignal): Promise<void> {
    if (this.wakeUps !== seen || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        this.waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.waiting.add(done);
      signal.addEventListener('abort', done, { once: true });
    });
  }
}
