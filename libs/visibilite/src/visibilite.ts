/**
 * Who sees what, said over the shape of what is shown: each field of a view, a row or an answer carries its class, a reader's link gives
 * classes, and what no class of hers covers is `null`, or an empty list. A new field does not compile until somebody says its class.
 */

/** From what anybody reads to what is asked for with a reason. */
export const CLASSES = {
  /** Reference data and figures that point at nobody. */
  ouvert: 'C0',
  /** That the dossier exists, who opened it, what its reader sent. */
  parcours: 'C1',
  /** The PASS and all that tells of it: number, dates, states, contracts, hours. */
  pass: 'C1',
  /** Name, birth date, contacts. */
  identite: 'C2',
  /** Identifiers of the State, criteria, motives that tell of health or poverty, free text. */
  sensible: 'C3',
} as const satisfies Record<string, 'C0' | 'C1' | 'C2' | 'C3'>;

export type Classe = keyof typeof CLASSES;
export type Classes = ReadonlySet<Classe>;

type Objet = object;
type Nu<V> = Exclude<V, null | undefined>;

/** The class of a whole value, or of each of its parts: `{ chaque }` for the elements of a list. */
export type Visible<V> =
  | Classe
  | (Nu<V> extends readonly (infer E)[] ? (Nu<E> extends Objet ? { readonly chaque: Allouer<Nu<E>> } : never) : never)
  | (Nu<V> extends readonly unknown[] ? never : Nu<V> extends Objet ? Allouer<Nu<V>> : never);

/** The allow-list of a shape: every field, optional ones too, and no other. */
export type Allouer<F> = { readonly [K in keyof F]-?: Visible<F[K]> };

/** The same shape once shown: what its reader may not see is `null`, or empty when it is a list. */
export type Montre<F> = { [K in keyof F]: F[K] | null };

/**
 * What a reader who holds `vues` sees of `valeur`. Fields without an entry never leave, whatever the type said.
 * @param allouees the allow-list, a constant
 */
export function montrer<F extends Objet>(valeur: F, allouees: Allouer<F>, vues: Classes): Montre<F> {
  const montre: Record<string, unknown> = {};
  for (const [champ, regle] of Object.entries<unknown>(allouees)) {
    if (!Object.hasOwn(valeur, champ)) continue;
    montre[champ] = montrerValeur((valeur as Record<string, unknown>)[champ], regle, vues);
  }
  return montre as Montre<F>;
}

function montrerValeur(valeur: unknown, regle: unknown, vues: Classes): unknown {
  if (typeof regle === 'string') return vues.has(regle as Classe) ? valeur : Array.isArray(valeur) ? [] : null;
  if (valeur === null || valeur === undefined) return valeur;
  if (Array.isArray(valeur))
    return valeur.map((v: Objet) => montrer(v, (regle as { chaque: Allouer<Objet> }).chaque, vues));
  return montrer(valeur as Objet, regle as Allouer<Objet>, vues);
}
