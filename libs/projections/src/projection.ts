/**
 * What a read model must say: its tables, and what facts change in them. Everything else (order, exactly once, checkpoint,
 * poison, rebuild) is the runner's business and is written once.
 */
import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import type { FaitLu } from './fait-lu.js';

/**
 * Each read model owns two sets of tables, of which one is read and the other is free, or being rebuilt.
 * SQL texts name them `liste{c}`; `{c}` becomes the colour. Pointing at the other colour is then the whole swap:
 * no rename, so no index keeps a stale name and no reader ever sees half a table.
 */
export type Color = 'bleu' | 'vert';
export const autre = (color: Color): Color => (color === 'bleu' ? 'vert' : 'bleu');

export interface Projection {
  nom: string;
  /** To be raised when the same facts must give other rows: the rows are then rebuilt at the next opening. */
  version: number;
  /** Tables and indexes, `{c}` in every name. Every table has a primary key, and a column `parcours` unless `oublier` is given. */
  ddl: string;
  /** Names of the tables of `ddl`, with `{c}`. */
  tables: readonly string[];
  /** Values of the law that shape the rows, as plain JSON: when they change, the rows are rebuilt too. */
  parametres?: unknown;
  /**
   * Starts a fold over rows of one colour. Deterministic: no clock, no randomness; however the log is cut in batches the rows
   * are the same bytes.
   */
  fold(tables: Tables): Fold;
  /** It tells what was told, fact by fact: what was withdrawn or replaced since stays in it. Absent: rows of the corrected history. */
  histoireDite?: true;
  /** Removes every row of one parcours. Absent: the rows that name it in their column `parcours`. */
  oublier?(tables: Tables, parcours: string): void;
}

/**
 * A fold in memory. Rows are read when a fact needs them and written once, by `ecrire`, inside the transaction that also
 * moves the checkpoint: what is folded and never written has no effect.
 */
export interface Fold {
  /**
   * Facts in position order.
   * @throws Error the fact cannot be taken: the fold is then good for nothing, and the runner goes fact by fact to freeze its stream
   */
  apply(faits: readonly FaitLu[]): void;
  /** Writes the rows that changed since the last time. The fold may go on afterwards. */
  ecrire(): void;
}

/** Prepared statements on one colour of one read model. */
export class Tables {
  /** Told of each parcours whose place or identity changes, by whoever holds in memory something made of these rows. */
  surChangement: (parcours: string) => void = () => undefined;
  private readonly statements = new Map<string, Database.Statement>();
  private readonly groupes = new Map<string, string[]>();
  constructor(
    private readonly db: Database.Database,
    readonly color: Color,
  ) {}

  /** @param modele SQL with `{c}`; a constant text, since it is also the key under which the statement is kept */
  sql<Ligne = unknown, Liens extends unknown[] = unknown[]>(modele: string): Database.Statement<Liens, Ligne> {
    let statement = this.statements.get(modele);
    if (!statement) this.statements.set(modele, (statement = this.db.prepare(colored(modele, this.color))));
    return statement as unknown as Database.Statement<Liens, Ligne>;
  }

  /**
   * Writes many rows, some tens in each statement: most of the cost of a small row is the call.
   * @param modele a constant text with `{c}`, and `{rangs}` after VALUES
   * @param cellules values of all rows, one row after the other
   */
  ecrireRangs(modele: string, colonnes: number, cellules: readonly Cellule[]): void {
    let textes = this.groupes.get(modele);
    if (!textes) {
      const rang = `(${'?, '.repeat(colonnes - 1)}?)`;
      textes = GROUPES.map((n) => modele.replace('{rangs}', Array.from({ length: n }, () => rang).join(', ')));
      this.groupes.set(modele, textes);
    }
    let i = 0;
    GROUPES.forEach((n, rang) => {
      const texte = textes[rang] as string;
      for (const pas = colonnes * n; i + pas <= cellules.length; i += pas)
        this.sql(texte).run(cellules.slice(i, i + pas));
    });
  }
}

export type Cellule = string | number | null;
/** Rows a statement, the most first: a rebuild writes thousands, a fact about ten. */
const GROUPES = [32, 8, 1] as const;

export const colored = (modele: string, color: Color): string => modele.replaceAll('{c}', `_${color}`);

const sha256 = (texte: string): string => createHash('sha256').update(texte).digest('hex');
/** Shape of the tables: queries of this code can read tables that have it. */
export const empreinteDdl = (p: Projection): string => sha256(p.ddl);
/** Shape and content: rows written under another signature are not ours to extend. */
export function signature(p: Projection): string {
  let connue = SIGNATURES.get(p);
  if (connue === undefined) {
    connue = sha256(JSON.stringify([p.nom, p.version, p.ddl, p.parametres ?? null]));
    SIGNATURES.set(p, connue);
  }
  return connue;
}
/** Compared at each batch, of models that never change. */
const SIGNATURES = new WeakMap<Projection, string>();
