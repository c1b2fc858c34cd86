/** Names under which opened things are given to controllers. */
export const JALON = Symbol('jalon');

export const ATTENTES = Symbol('attentes');
/** How many requests may wait for a position at the same time. */
export interface LimitesDAttente {
  total: number;
  parPersona: number;
}
