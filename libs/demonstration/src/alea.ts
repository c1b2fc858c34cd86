/** Seeded draws: the same seed gives the same department. Never used for anything secret. */

export interface Alea {
  /** Uniform in [0, 1). */
  reel(): number;
  /** Integer, both ends included. */
  entier(min: number, max: number): number;
  vrai(probabilite: number): boolean;
  choix<T>(liste: readonly T[]): T;
  /** Draw by weight; weights need not add up to one. */
  pondere<T extends string>(poids: Readonly<Partial<Record<T, number>>>): T;
  /** Value of a piecewise-linear quantile function: `[[0, a], [0.5, median], [1, b]]`. */
  quantile(points: readonly (readonly [number, number])[]): number;
  /** `n` distinct elements, in the order of the list. */
  parmi<T>(liste: readonly T[], n: number): T[];
}

/** Mulberry32: 32 bits of state, enough for a demonstration, identical on every machine. */
export function alea(graine: number): Alea {
  let etat = graine >>> 0;
  const reel = (): number => {
    etat = (etat + 0x6d2b79f5) >>> 0;
    let t = etat;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const entier = (min: number, max: number): number => min + Math.floor(reel() * (max - min + 1));
  return {
    reel,
    entier,
    vrai: (probabilite) => reel() < probabilite,
    choix: (liste) => {
      if (liste.length === 0) throw new RangeError('liste vide');
      return liste[entier(0, liste.length - 1)] as (typeof liste)[number];
    },
    pondere: <T extends string>(poids: Readonly<Partial<Record<T, number>>>): T => {
      const entrees = Object.entries(poids) as [T, number][];
      let reste = reel() * entrees.reduce((somme, [, p]) => somme + p, 0);
      for (const [cle, p] of entrees) if ((reste -= p) < 0) return cle;
      return (entrees.at(-1) as [T, number])[0];
    },
    quantile: (points) => {
      const u = reel();
      let avant = points[0] as readonly [number, number];
      for (const apres of points.slice(1)) {
        if (u <= apres[0]) return avant[1] + ((u - avant[0]) / (apres[0] - avant[0])) * (apres[1] - avant[1]);
        avant = apres;
      }
      return avant[1];
    },
    parmi: (liste, n) => {
      const indices = liste.map((_, i) => i);
      for (let i = indices.length - 1; i > 0; i--) {
        const j = entier(0, i);
        [indices[i], indices[j]] = [indices[j] as number, indices[i] as number];
      }
      return indices
        .slice(0, n)
        .sort((a, b) => a - b)
        .map((i) => liste[i] as (typeof liste)[number]);
    },
  };
}

/** Independent stream of draws for person number `n`: adding a person changes nothing for the others. */
export const aleaDe = (graine: number, n: number): Alea =>
  alea(Math.imul(graine ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(n + 1, 0xc2b2ae35));
