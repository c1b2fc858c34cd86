/**
 * What is shown, said once: of each field its shape, where it comes from, and who sees it. From that come the type, the schema of the
 * API, the allow-list, what a reader gets, and what she may filter or sort on. A field without a class does not compile.
 */
import { montrer, type Allouer, type Classe, type Classes, type Montre } from '@jalon/visibilite';
import { z } from 'zod';
import type { ValeurDe } from './colonnes.js';
import type { Colonne, Table } from './definir-table.js';

export interface Champ<S> {
  forme: z.ZodType;
  /** Absent: the cell or the figure of that name. */
  de?(source: S): unknown;
  visible: Classe;
  /** What is told instead of null to whoever does not see it: coarser, and true. */
  sinon?(valeur: never): unknown;
}
type Champs<S> = Readonly<Record<string, Champ<S>>>;
type Accordes<S, C extends Champs<S>> = {
  readonly [K in keyof C]: C[K] extends { de: unknown } ? { de(source: S): z.infer<C[K]['forme']> } : unknown;
};
type Donnees<C> = { -readonly [K in keyof C]: C[K] extends { forme: z.ZodType<infer V> } ? V : never };
export type DonneesDe<F> = F extends Forme<infer _, infer C> ? Donnees<C> : never;

/** Held by whoever is shown the thing at all. */
const A_TOUS: ReadonlySet<Classe> = new Set(['ouvert', 'parcours']);

/** @template S what the fields come from */
export const definirForme =
  <S>() =>
  <const C extends Champs<S>>(champs: C & Accordes<S, C>): Forme<S, C> =>
    new Forme<S, C>(champs);

export class Forme<S, C extends Champs<S>> {
  readonly visible: Allouer<Donnees<C>>;
  /** JSON Schema (OpenAPI 3.1) of what a reader gets: null where she may see nothing. */
  readonly schema: Record<string, unknown>;
  private readonly entrees: readonly [keyof C & string, Champ<S>][];

  constructor(readonly champs: C) {
    this.entrees = Object.entries(champs as Record<string, Champ<S>>) as [keyof C & string, Champ<S>][];
    this.visible = Object.fromEntries(this.entrees.map(([nom, c]) => [nom, c.visible])) as Allouer<Donnees<C>>;
    const montres = this.entrees.map(([nom, { forme, visible, sinon }]) => [
      nom,
      A_TOUS.has(visible) || sinon ? forme : forme.nullable(),
    ]);
    this.schema = schemaOpenApi(z.strictObject(Object.fromEntries(montres) as Record<string, z.ZodType>));
  }

  composer(source: S): Donnees<C> {
    const valeur: Record<string, unknown> = {};
    for (const [nom, { de }] of this.entrees) valeur[nom] = de ? de(source) : (source as Record<string, unknown>)[nom];
    return valeur as Donnees<C>;
  }

  montrer(valeur: Donnees<C>, vues: Classes): Montre<Donnees<C>> {
    const montre = montrer(valeur as object, this.visible as never, vues) as Record<string, unknown>;
    for (const [nom, { sinon, visible }] of this.entrees)
      if (sinon && !vues.has(visible)) montre[nom] = sinon(valeur[nom] as never);
    return montre as Montre<Donnees<C>>;
  }

  /** Fields that this reader sees as they are. */
  colonnesVisibles(vues: Classes): (keyof C & string)[] {
    return this.entrees.filter(([, { visible }]) => vues.has(visible)).map(([nom]) => nom);
  }
  /** A filter or an order on what is not seen would let it be felt for. */
  peutFiltrer(champ: keyof C & string, vues: Classes): boolean {
    return vues.has((this.champs[champ] as Champ<S>).visible);
  }
}

type ChampsVisibles<C> = {
  readonly [K in keyof C as C[K] extends { visible: Classe } ? K : never]: C[K] extends {
    type: infer T;
    visible: infer V;
  }
    ? { forme: z.ZodType<ValeurDe<T>>; visible: V }
    : never;
};
/** The columns of a table that somebody sees, shown as they are stored. */
export const champsVisibles = <L, C extends Readonly<Record<string, Colonne<L>>>>(
  table: Table<L, C>,
): ChampsVisibles<C> =>
  Object.fromEntries(
    Object.entries<Colonne<L>>(table.colonnes)
      .filter(([, { visible }]) => visible !== null)
      .map(([nom, { type, visible }]) => [nom, { forme: type.forme as z.ZodType, visible }]),
  ) as ChampsVisibles<C>;

export interface Page<L> {
  total: number;
  page: number;
  taille: number;
  /** Last event that these rows reflect. */
  position: number;
  lignes: L[];
}
/** Its total may stop at a bound. */
export interface PageBornee<L> extends Page<L> {
  /** There are more rows than `total`. */
  auMoins: boolean;
}
/** @param plus what else the page says */
export const schemaPage = (
  lignes: Record<string, unknown>,
  plus: Record<string, Record<string, unknown>> = {},
): Record<string, unknown> => {
  const nombre = (description: string) => ({ type: 'integer', description });
  const properties = {
    total: nombre('Lignes, toutes pages comprises'),
    page: nombre('À partir de 1'),
    taille: nombre('Lignes par page'),
    position: nombre('Dernier fait que ces lignes reflètent'),
    lignes: { type: 'array', items: lignes },
    ...plus,
  };
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
};

/** The largest whole number that JavaScript counts exactly is no rule of ours. */
export const sansBornesDeNombre = ({ jsonSchema: s }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void => {
  if (s.maximum === Number.MAX_SAFE_INTEGER) delete s.maximum;
  if (s.minimum === Number.MIN_SAFE_INTEGER) delete s.minimum;
};
export function schemaOpenApi(forme: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(forme, { override: sansBornesDeNombre });
  return schema;
}
