/**
 * A table said once: of each column its type, where its value comes from, and who sees it. From that come its DDL, every statement
 * that writes or reads it whole, the type of its rows, and what may be shown of them. No other place knows the order of the columns.
 */
import type { Classe } from '@jalon/visibilite';
import type { Cellule, Tables } from '../projection.js';
import { nomSql, type TypeColonne, type ValeurDe } from './colonnes.js';

export interface Colonne<L> {
  type: TypeColonne<unknown>;
  /** From what the fold holds. */
  de(source: L): unknown;
  /** Null: nobody, it serves the fold or a query. */
  visible: Classe | null;
}
type VersCellule<L> = (source: L) => Cellule;
type Colonnes<L> = Readonly<Record<string, Colonne<L>>>;
/** `de` gives what `type` says. */
type Accordees<L, C extends Colonnes<L>> = { readonly [K in keyof C]: { de(source: L): ValeurDe<C[K]['type']> } };
type Rang<C> = { -readonly [K in keyof C]: C[K] extends { type: infer T } ? ValeurDe<T> : never };
/** A row as it is read back. */
export type RangDe<T> = T extends Table<infer _, infer C> ? Rang<C> : never;

interface Description<C, CC> {
  /** Without colour. */
  nom: string;
  colonnes: CC;
  cle: readonly (keyof C & string)[];
  /** Rows live in the index of the key: narrow tables only. */
  sansRowid?: boolean;
  /** By last part of their name. `ou`: a condition, on columns named as in SQL. */
  index?: Readonly<Record<string, { colonnes: readonly (keyof C & string)[]; ou?: string }>>;
  /** What a row becomes when one of its key is already there. Absent: it is replaced. */
  conflit?: { garder: 'ancienne' } | { plusGrande: keyof C & string } | { additionner: true };
}

/** @template L what the fold holds, from which a row is made */
export const definirTable =
  <L>() =>
  <const C extends Colonnes<L>>(d: Description<C, C & Accordees<L, C>>): Table<L, C> =>
    new Table<L, C>(d);

export class Table<L, C extends Colonnes<L>> {
  /** With `{c}` for the colour. */
  readonly nom: string;
  readonly ddl: string;
  readonly colonnes: C;
  private readonly noms: readonly string[];
  private readonly toutes: readonly VersCellule<L>[];
  private readonly indexees: readonly VersCellule<L>[];
  private readonly converties: readonly [string, (cellule: Cellule) => unknown][];
  private readonly ajout: string;
  private readonly changement: string;
  private readonly changementSansIndex: string;
  private readonly retrait: string;
  /** Cells of `changement`, then of `changementSansIndex`. */
  private readonly changees: readonly VersCellule<L>[];
  private readonly changeesSansIndex: readonly VersCellule<L>[];
  /** Texts by condition. */
  private readonly lectures = new Map<string, string>();

  constructor(d: Description<C, C>) {
    const { nom, cle, index = {} } = d;
    this.nom = `${nom}{c}`;
    this.colonnes = d.colonnes;
    const ecrites = Object.entries(d.colonnes as Record<string, Colonne<L>>);
    const noms = ecrites.map(([champ]) => champ);
    const cellules = (champs: readonly string[]): VersCellule<L>[] =>
      champs.map((champ) => versCellule(this.colonnes[champ] as Colonne<L>));
    const dansUnIndex = new Set(Object.values(index).flatMap((i) => i.colonnes as readonly string[]));
    const horsCle = noms.filter((n) => !cle.includes(n));
    const libres = horsCle.filter((n) => !dansUnIndex.has(n));
    this.noms = noms;
    this.toutes = cellules(noms);
    this.indexees = cellules(horsCle.filter((n) => dansUnIndex.has(n)));
    this.changees = cellules([...horsCle, ...cle]);
    this.changeesSansIndex = cellules([...libres, ...cle]);
    this.converties = ecrites.flatMap(([champ, { type }]) =>
      type.conversion ? [[champ, type.conversion.deCellule] as [string, (c: Cellule) => unknown]] : [],
    );
    this.ddl = ddlDe(d, ecrites);
    const ou = cle.map((n) => `${nomSql(n)} = ?`).join(' AND ');
    this.ajout = `INSERT INTO ${this.nom} (${noms.map(nomSql).join(', ')}) VALUES {rangs} ON CONFLICT DO ${suite(d, horsCle)}`;
    this.changement = `UPDATE ${this.nom} SET ${affecter(horsCle)} WHERE ${ou}`;
    this.changementSansIndex = `UPDATE ${this.nom} SET ${affecter(libres)} WHERE ${ou}`;
    this.retrait = `DELETE FROM ${this.nom} WHERE ${ou}`;
  }

  /** Columns of a query, each under the name of its field. */
  selection(prefixe = '', sauf: readonly (keyof C & string)[] = []): string {
    const p = prefixe && `${prefixe}.`;
    const champs = this.noms.filter((champ) => !sauf.includes(champ));
    return champs.map((c) => (nomSql(c) === c ? `${p}${c}` : `${p}${nomSql(c)} AS ${c}`)).join(', ');
  }

  /** @param condition constant text after WHERE, its values bound in order */
  lire(tables: Tables, condition: string, ...liens: Cellule[]): Rang<C>[] {
    let texte = this.lectures.get(condition);
    if (texte === undefined)
      this.lectures.set(condition, (texte = `SELECT ${this.selection()} FROM ${this.nom} WHERE ${condition}`));
    const rangs = tables.sql<Rang<C>>(texte).all(...liens);
    if (this.converties.length > 0) for (const r of rangs) this.convertir(r);
    return rangs;
  }

  /** Cells that SQL reads as they are become values, in place. */
  convertir(rang: object): void {
    const r = rang as Record<string, unknown>;
    for (const [champ, deCellule] of this.converties) if (champ in r) r[champ] = deCellule(r[champ] as Cellule);
  }

  /** Adds a row to those that `ecrire` takes. */
  ranger(source: L, cellules: Cellule[]): void {
    for (const de of this.toutes) cellules.push(de(source));
  }
  /** Writes rows put together by `ranger`. */
  ecrire(tables: Tables, cellules: readonly Cellule[]): void {
    tables.ecrireRangs(this.ajout, this.toutes.length, cellules);
  }

  /** Cells that an index holds: as long as they stay, `changer` touches no index. */
  indexes(source: L): Cellule[] {
    return this.indexees.map((de) => de(source));
  }
  /** @param indexStable no cell of an index moved */
  changer(tables: Tables, source: L, indexStable: boolean): void {
    const changees = indexStable ? this.changeesSansIndex : this.changees;
    tables.sql(indexStable ? this.changementSansIndex : this.changement).run(changees.map((de) => de(source)));
  }
  oter(tables: Tables, ...cle: Cellule[]): void {
    tables.sql(this.retrait).run(cle);
  }
}

/** Said once for each column: what is asked of it some millions of times is one call. */
function versCellule<L>({ type, de }: Colonne<L>): VersCellule<L> {
  const { conversion } = type;
  return conversion ? (source) => conversion.versCellule(de(source)) : (de as VersCellule<L>);
}
const affecter = (champs: readonly string[]): string => champs.map((n) => `${nomSql(n)} = ?`).join(', ');

function suite<C>({ conflit }: Pick<Description<C, C>, 'conflit'>, horsCle: readonly string[]): string {
  if ((conflit && 'garder' in conflit) || horsCle.length === 0) return 'NOTHING';
  const plusGrande = conflit && 'plusGrande' in conflit ? conflit.plusGrande : null;
  const additionne = conflit !== undefined && 'additionner' in conflit;
  const nouvelle = (n: string): string =>
    additionne
      ? `${nomSql(n)} + excluded.${nomSql(n)}`
      : n === plusGrande
        ? `max(${nomSql(n)}, excluded.${nomSql(n)})`
        : `excluded.${nomSql(n)}`;
  return `UPDATE SET ${horsCle.map((n) => `${nomSql(n)} = ${nouvelle(n)}`).join(', ')}`;
}

function ddlDe<L, C>(d: Description<C, C>, colonnes: readonly [string, Colonne<L>][]): string {
  const liste = (champs: readonly string[]): string => champs.map(nomSql).join(', ');
  const lignes = colonnes.map(
    ([champ, { type }]) => `  ${nomSql(champ)} ${type.sql.replace('{colonne}', nomSql(champ))},\n`,
  );
  const index = Object.entries(d.index ?? {}).map(
    ([suffixe, { colonnes: champs, ou }]) =>
      `CREATE INDEX ${d.nom}_${suffixe}{c} ON ${d.nom}{c} (${liste(champs)})${ou === undefined ? '' : ` WHERE ${ou}`};\n`,
  );
  return `CREATE TABLE ${d.nom}{c} (
${lignes.join('')}  PRIMARY KEY (${liste(d.cle)})
) STRICT${d.sansRowid ? ', WITHOUT ROWID' : ''};\n${index.join('')}`;
}
