/** A rule with a situation it judges favourably: what the examples of the parameter files overlay. */
import type { Jour } from '../jour.js';
import type { Regle } from '../regle.js';

export interface Base {
  regle: Regle<never>;
  situation(jour: Jour): unknown;
}
/** Keeps the situation and its rule together: a base that is not a situation of its rule does not compile. */
export const base = <S>(regle: Regle<S>, situation: (jour: Jour) => S): Base => ({
  regle: regle as unknown as Regle<never>,
  situation,
});
