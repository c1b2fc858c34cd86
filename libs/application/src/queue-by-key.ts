/** One at a time per key, in order of arrival, in this process. Other processes are held back by the expected revision. */
export class QueueByKey {
  private readonly fins = new Map<string, Promise<unknown>>();

  /** Runs `travail` when everything already queued under `cle` has ended, whatever its outcome. */
  async tour<T>(cle: string, travail: () => Promise<T>): Promise<T> {
    const avant = this.fins.get(cle);
    const ici = (async () => {
      if (avant) await avant.catch(() => undefined);
      return travail();
    })();
    this.fins.set(cle, ici);
    try {
      return await ici;
    } finally {
      // the last one leaves the room empty: keys are as many as dossiers
      if (this.fins.get(cle) === ici) this.fins.delete(cle);
    }
  }
}
