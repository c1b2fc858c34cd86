/** Refusals are values, faults are exceptions. The refusal is the product: it carries the whole verdict (`V`). */

/** `acces`: this role may not; `etape`: not at this step; `droit`: the law says no. */
export type Famille = 'acces' | 'etape' | 'droit';

export interface Refus<V> {
  issue: 'refus';
  famille: Famille;
  /** In French, one sentence: what is refused and the first reason. */
  message: string;
  /** Everything that could be evaluated, whatever the family. */
  verdict: V;
  /** Types of facts possible at this step (family `etape`). */
  possibles?: string[];
}
export interface Accord<F, V> {
  issue: 'accord';
  /** May be empty: the same decision repeated is accepted and writes nothing. */
  faits: F[];
  verdict: V;
}
export type Decision<F, V> = Accord<F, V> | Refus<V>;

/** A stored history that the chart cannot follow: a fault, never a refusal. */
export class HistoireIncoherente extends Error {
  override name = 'HistoireIncoherente';
  constructor(
    readonly etape: string,
    readonly fait: string,
  ) {
    super(`le fait ${fait} n'a pas de place à l'étape ${etape}`);
  }
}
