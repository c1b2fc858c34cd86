/** Names under which opened things are given to controllers. */
export const JALON = Symbol('jalon');
export const PERSONAS = Symbol('personas');

/** How often a PASS may be looked up; null: not counted. */
export const LIMITE_RECHERCHES = Symbol('limite-recherches');
export const ATTENTES = Symbol('attentes');
/** How many requests may wait for a position at the same time. */
export interface LimitesDAttente {
  total: number;
  parPersona: number;
}
