import type { Color, Projection, Tables } from './projection.js';

/** One colour of one read model, being written. */
export interface Target {
  projection: Projection;
  color: Color;
  tables: Tables;
}

/** What became of a batch for one read model; `etrangere`: its tables are gone, or belong to another version of the code. */
export type Issue = 'appliquee' | 'etrangere';
export type Issues = Map<Target, Issue>;
