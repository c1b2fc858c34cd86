/** A read model: its tables, what facts change in them, and what is asked of them. One folder each, listed in `registre.ts`. */
import type { TypeFait } from '@jalon/parcours';
import type { Reader } from './reader.js';
import type { Fold, Projection, Tables } from './projection.js';

export interface Modele<N extends string, D, R> {
  nom: N;
  /** Facts of which something personal reaches its rows, or decides what they hold: of the others, nothing is opened for it. */
  personnels: readonly TypeFait[];
  /** @param droit values of the law that shape its rows, and what opens those that are personal */
  projection(droit: D): Projection;
  queries(lecture: Reader, droit: D): R;
}

interface Definition<N extends string, D, R> {
  nom: N;
  version: number;
  personnels?: readonly TypeFait[];
  tables: readonly { nom: string; ddl: string }[];
  parametres?(droit: D): unknown;
  fold(droit: D): (tables: Tables) => Fold;
  histoireDite?: true;
  oublier?(droit: D): NonNullable<Projection['oublier']>;
  queries(lecture: Reader, droit: D): R;
}

/** @template D what it needs of the law; `unknown`: nothing */
export function definirModele<const N extends string, R, D = unknown>(d: Definition<N, D, R>): Modele<N, D, R> {
  const { nom, version, tables, histoireDite, oublier, queries } = d;
  return {
    nom,
    personnels: d.personnels ?? [],
    queries,
    projection: (droit) => ({
      nom,
      version,
      ddl: tables.map((t) => t.ddl).join(''),
      tables: tables.map((t) => t.nom),
      parametres: d.parametres?.(droit),
      fold: d.fold(droit),
      ...(histoireDite && { histoireDite }),
      ...(oublier && { oublier: oublier(droit) }),
    }),
  };
}
