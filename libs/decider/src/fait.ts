/**
 * The kit of a fact: one file per fact says everything about it — versions, upcasts, personal fields, sentence for
 * the journal, sample. The `.vN` suffix belongs to the storage border, which writes it with `typeStocke` and cuts it off where a stored event
 * is read: the domain sees the newest shape.
 */
import { z } from 'zod';

/** What a code is called, by its path in the référentiel: `mots('prolongation/motifs/RQTH')`. A fact keeps the code, never the word. */
export type Mots = (chemin: string) => string;

/** Why a fact is neither withdrawn nor told otherwise. */
export interface SansRetour {
  /** One sentence, with its article or decision. */
  raison: string;
  /** The commands by which whoever made a mistake gets where she wanted. */
  par: readonly string[];
}

/** What a later fact may put right in this one. */
export interface Rectifiable<D, R extends z.ZodObject = z.ZodObject> {
  /** Its effect may be withdrawn, as if it had never been told. */
  retirer: boolean;
  /** What may be given instead, each part optional, in the words it is asked in. */
  remplacer?: R;
  /** What follows from it and needs the law: worked out by the command, kept with it, asked of nobody. */
  calcules?: z.ZodObject;
  /** The data once these parts are given. Absent: they are fields of the fact. */
  appliquer?(data: D, champs: DeepPartial<z.infer<R>>): D;
}
type DeepPartial<V> = V extends readonly unknown[] ? V : V extends object ? { [K in keyof V]?: DeepPartial<V[K]> } : V;

export interface DefinitionFait<
  T extends string = string,
  S extends z.ZodObject = z.ZodObject,
  R extends z.ZodObject = z.ZodObject,
> {
  type: T;
  version: number;
  // NOTE stored format: a change here without a new version is refused by the tests.
  schema: S;
  /** Previous shapes by version, kept for the catalogue and the golden samples. */
  anciennes?: Record<number, z.ZodObject>;
  /** What it was called in those versions: a stored name never changes, a fact may have asserted too much (D44). */
  anciensNoms?: Readonly<Record<number, string>>;
  /** `upcasts[n]` turns data of version n into version n + 1; total and pure. */
  upcasts?: Record<number, (data: Record<string, unknown>) => Record<string, unknown>>;
  /**
   * Personal fields and their class (`criteres: 'C3'`): encrypted per person before storage, null once erased. C2: name, birth date,
   * contacts; C3: identifiers of the State, health, poverty, free text. A path inside another (`personne.nir`) only says another class.
   */
  personnels: Readonly<Record<string, ClassePersonnelle>>;
  /** Personal texts that who may read the dossier reads whole (the law wants them written), each with its label. */
  ecrits?: Readonly<Record<string, string>>;
  /** What a later fact may put right in it; absent: `sansRetour` says why nothing does. */
  rectifiable?: Rectifiable<z.infer<S>, R>;
  sansRetour?: SansRetour;
  /** Only the step, or its place in the history, follows from it: the dossier keeps it among its facts, and changes nothing else. */
  sansEffet?: true;
  /** One French sentence for the journal. Must survive erased (null) personal fields. */
  phrase(data: z.infer<S>, mots: Mots): string;
  /** A real-looking sample of the current version. */
  exemple: z.infer<S>;
}

export type ClassePersonnelle = 'C2' | 'C3';

export const definirFait = <
  const T extends string,
  S extends z.ZodObject,
  R extends z.ZodObject = z.ZodObject,
  E extends true | undefined = undefined,
>(
  d: DefinitionFait<T, S, R> & { sansEffet?: E },
): DefinitionFait<T, S> & { sansEffet: E } => d as unknown as DefinitionFait<T, S> & { sansEffet: E };

const listes = new WeakMap<object, readonly string[]>();

/** Paths encrypted as a whole, the same array each time. */
export function cheminsPersonnels({ personnels }: Pick<DefinitionFait, 'personnels'>): readonly string[] {
  let chemins = listes.get(personnels);
  if (chemins === undefined) {
    const tous = Object.keys(personnels);
    chemins = tous.filter((chemin) => !tous.some((autre) => chemin.startsWith(`${autre}.`)));
    listes.set(personnels, chemins);
  }
  return chemins;
}

export type Catalogue = Record<string, DefinitionFait>;
/** Domain fact: newest shape, no version. */
export type FaitDe<C extends Catalogue> = {
  [K in keyof C]: { type: C[K]['type']; data: z.infer<C[K]['schema']> };
}[keyof C];

/** One text of a fact, or several told together. */
export interface Ecrit {
  libelle: string;
  textes: string[];
}
const RIEN: readonly Ecrit[] = [];
const lus = new WeakMap<object, readonly (readonly [cles: readonly string[], libelle: string])[]>();
/** What a fact says in writing; what was erased (null) is left out. */
export function ecritsDe({ ecrits }: Pick<DefinitionFait, 'ecrits'>, data: unknown): readonly Ecrit[] {
  if (ecrits === undefined) return RIEN;
  let chemins = lus.get(ecrits);
  if (chemins === undefined)
    lus.set(
      ecrits,
      (chemins = Object.entries(ecrits).map(([chemin, libelle]) => [chemin.split('.'), libelle] as const)),
    );
  const dits: Ecrit[] = [];
  for (const [cles, libelle] of chemins) {
    const lu = lire(data, cles);
    const textes = typeof lu === 'string' ? (lu === '' ? [] : [lu]) : Array.isArray(lu) ? lu.filter(estDit) : [];
    if (textes.length > 0) dits.push({ libelle, textes });
  }
  return dits.length === 0 ? RIEN : dits;
}
const estDit = (t: unknown): t is string => typeof t === 'string' && t !== '';
function lire(data: unknown, cles: readonly string[]): unknown {
  let v = data;
  for (const cle of cles) v = typeof v === 'object' && v !== null ? (v as Record<string, unknown>)[cle] : undefined;
  return v;
}

export class VersionInconnue extends Error {
  override name = 'VersionInconnue';
  constructor(readonly typeStocke: string) {
    super(`fait de type « ${typeStocke} » inconnu de cette version de Jalon`);
  }
}

/** Its name in the store: `EmbaucheDeclaree.v4`. */
export const typeStocke = (d: DefinitionFait, version = d.version): string =>
  `${d.anciensNoms?.[version] ?? d.type}.v${version}`;

type Stockes = ReadonlyMap<string, { definition: DefinitionFait; version: number }>;
const index = new WeakMap<Catalogue, Stockes>();
const stockesDe = (catalogue: Catalogue): Stockes => {
  let stockes = index.get(catalogue);
  if (stockes === undefined) {
    stockes = new Map(
      Object.values(catalogue).flatMap((definition) =>
        Array.from({ length: definition.version }, (_, i) => [
          typeStocke(definition, i + 1),
          { definition, version: i + 1 },
        ]),
      ),
    );
    index.set(catalogue, stockes);
  }
  return stockes;
};
/** The definition of a stored fact, whatever its version and the name it had then; undefined: this code does not know it. */
export const definitionStockee = (catalogue: Catalogue, type: string): DefinitionFait | undefined =>
  stockesDe(catalogue).get(type)?.definition;

/** The name a fact has today, for who knows it by a former one. */
export const nomActuel = (catalogue: Catalogue, nom: string): string =>
  Object.values(catalogue).find((d) => Object.values(d.anciensNoms ?? {}).includes(nom))?.type ?? nom;

/**
 * Stored type and data → domain fact, upcast to the newest version.
 * @throws VersionInconnue unknown type or a version newer than the code: never guessed (R17)
 */
export function lireFait<C extends Catalogue>(catalogue: C, type: string, data: Record<string, unknown>): FaitDe<C> {
  const stocke = stockesDe(catalogue).get(type);
  if (!stocke) throw new VersionInconnue(type);
  const { definition } = stocke;
  let courante = data;
  for (let { version } = stocke; version < definition.version; version++) {
    const upcast = definition.upcasts?.[version];
    if (!upcast) throw new VersionInconnue(type);
    courante = upcast(courante);
  }
  return { type: definition.type, data: courante } as FaitDe<C>;
}
