/** What a column may hold: its type in SQLite, the shape of its values, and their way in and out when a cell is not the value itself. */
import { z } from 'zod';
import type { Cellule } from '../projection.js';

export interface TypeColonne<V> {
  /** Declaration, after the name of the column. */
  sql: string;
  forme: z.ZodType<V>;
  /** Absent: the value is the cell. */
  conversion?: { versCellule(valeur: V): Cellule; deCellule(cellule: Cellule): V };
}
export type ValeurDe<T> = T extends TypeColonne<infer V> ? V : never;

/** Civil day. Its format only: days of a fact were checked at the door. */
export const formeJour = z.string().meta({ format: 'date' });

export const texte: TypeColonne<string> = { sql: 'TEXT NOT NULL', forme: z.string() };
export const jour: TypeColonne<string> = { sql: 'TEXT NOT NULL', forme: formeJour };
export const entier: TypeColonne<number> = { sql: 'INTEGER NOT NULL', forme: z.int() };
export const ouiNon: TypeColonne<boolean> = {
  sql: 'INTEGER NOT NULL',
  forme: z.boolean(),
  conversion: { versCellule: Number, deCellule: (c) => c === 1 },
};

/** A text of a closed list. */
export const code = <V extends string>(forme: z.ZodType<V>): TypeColonne<V> => ({ sql: 'TEXT NOT NULL', forme });
/** One of these texts, which the table checks too. */
export const parmi = <const C extends readonly [string, ...string[]]>(...codes: C): TypeColonne<C[number]> => ({
  sql: `TEXT NOT NULL CHECK ({colonne} IN (${codes.map((c) => `'${c}'`).join(', ')}))`,
  forme: z.enum(codes) as unknown as z.ZodType<C[number]>,
});

/** Plain data, never looked into by an index. */
export const donnees = <V>(forme: z.ZodType<V> = z.custom<V>()): TypeColonne<V> => ({
  sql: 'TEXT NOT NULL',
  forme,
  conversion: { versCellule: (v) => JSON.stringify(v), deCellule: (c) => JSON.parse(c as string) as V },
});

export function ouNul<V>({ sql, forme, conversion }: TypeColonne<V>): TypeColonne<V | null> {
  return {
    sql: sql.replace(' NOT NULL', ''),
    forme: forme.nullable(),
    ...(conversion && {
      conversion: {
        versCellule: (v) => (v === null ? null : conversion.versCellule(v)),
        deCellule: (c) => (c === null ? null : conversion.deCellule(c)),
      },
    }),
  };
}

/** `closLe` is written `clos_le` in SQL: said once, here. */
export const nomSql = (champ: string): string => champ.replace(/[A-Z]/g, (l) => `_${l.toLowerCase()}`);
