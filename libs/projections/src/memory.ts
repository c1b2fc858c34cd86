/**
 * What a fold remembers from one batch to the next, within a bound: recent parcours move most, and reading them again at each
 * batch costs more than folding them. Two generations instead of a list of uses: nothing to keep in order at each access.
 */
export class Memory<V> {
  private recentes = new Map<string, V>();
  private anciennes = new Map<string, V>();

  /** @param max values of one generation; at most twice as many are held */
  constructor(private readonly max: number) {}

  /** @param lire called once for a value that is not held */
  ouvrir(cle: string, lire: () => V): V {
    let valeur = this.recentes.get(cle);
    if (valeur === undefined) {
      valeur = this.anciennes.get(cle) ?? lire();
      this.recentes.set(cle, valeur);
    }
    return valeur;
  }

  /** To be called when everything is written: what was not opened for a while is forgotten. */
  vieillir(): void {
    if (this.recentes.size <= this.max) return;
    this.anciennes = this.recentes;
    this.recentes = new Map();
  }
}
