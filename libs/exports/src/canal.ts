/** Between who finds rows and who takes them: one row at a time, the finder waits. */
export class Canal<T> implements AsyncIterable<T> {
  private attendue: ((suite: IteratorResult<T, undefined>) => void) | null = null;
  private offerte: { valeur: T; prise: () => void } | null = null;
  private fini = false;
  private erreur: unknown = null;

  /** Resolves once the row is taken, or when nobody takes rows any more. */
  donner(valeur: T): Promise<void> {
    if (this.fini) return Promise.resolve();
    if (this.attendue) {
      const rendre = this.attendue;
      this.attendue = null;
      rendre({ done: false, value: valeur });
      return Promise.resolve();
    }
    return new Promise((prise) => (this.offerte = { valeur, prise }));
  }

  /** @param erreur what stopped the finder: thrown to the taker */
  fermer(erreur: unknown = null): void {
    this.fini = true;
    this.erreur = erreur;
    this.attendue?.({ done: true, value: undefined });
    this.offerte?.prise();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    try {
      for (;;) {
        const suite = await this.prendre();
        if (suite.done) break;
        yield suite.value;
      }
      if (this.erreur !== null) throw this.erreur;
    } finally {
      this.fermer();
    }
  }

  private prendre(): Promise<IteratorResult<T, undefined>> {
    const { offerte } = this;
    if (offerte) {
      this.offerte = null;
      offerte.prise();
      return Promise.resolve({ done: false, value: offerte.valeur });
    }
    if (this.fini) return Promise.resolve({ done: true, value: undefined });
    return new Promise((rendre) => (this.attendue = rendre));
  }
}
