/** Waiting for a position to be visible, without polling: a waiter is answered by the batch that passes its position. */

interface Waiter {
  position: number;
  repondre(vu: boolean): void;
}

export class Waiters {
  private readonly waiters = new Set<Waiter>();
  private atteinte = -1;
  /** Ends a rest that somebody cannot wait for. */
  private reveiller: () => void = () => undefined;

  /** Everything up to this position is visible. Never goes back. */
  atteindre(position: number): void {
    if (position <= this.atteinte) return;
    this.atteinte = position;
    for (const a of this.waiters) if (a.position <= position) a.repondre(true);
  }

  /**
   * @param delaiMax milliseconds
   * @returns true once visible; false when the delay has run out or everything is closing
   */
  attendre(position: number, delaiMax: number): Promise<boolean> {
    if (position <= this.atteinte) return Promise.resolve(true);
    return new Promise((resolve) => {
      const waiter: Waiter = {
        position,
        repondre: (vu) => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          resolve(vu);
        },
      };
      const timer = setTimeout(() => waiter.repondre(false), delaiMax);
      this.waiters.add(waiter);
      this.reveiller();
    });
  }

  /** A rest of that many milliseconds, cut short by whoever waits for a position, or by the signal. */
  repos(delai: number, signal: AbortSignal): Promise<void> {
    if (this.waiters.size > 0 || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const finir = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', finir);
        this.reveiller = () => undefined;
        resolve();
      };
      const timer = setTimeout(finir, delai);
      signal.addEventListener('abort', finir, { once: true });
      this.reveiller = finir;
    });
  }

  fermer(): void {
    for (const a of this.waiters) a.repondre(false);
  }
}
