/** Draws a number in [0, n[. */
export type Tirage = (n: number) => number;

/** The same numbers for the same seed: a run that fails can be played again. */
export function tirage(graine: number): Tirage {
  let etat = graine >>> 0;
  return (n) => {
    etat = (Math.imul(etat, 1_664_525) + 1_013_904_223) >>> 0;
    return (etat / 2 ** 32) * n;
  };
}
