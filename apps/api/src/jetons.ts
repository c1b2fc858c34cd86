/** Names under which opened things are given to controllers. */
import type { OrganisationNommee, Persona } from '@jalon/demonstration';

export const JALON = Symbol('jalon');
export const PERSONAS = Symbol('personas');
export const ORGANISATIONS = Symbol('organisations');
export type Organisations = readonly OrganisationNommee[];
export type Personas = ReadonlyMap<string, Persona>;

/** How often a PASS may be looked up; null: not counted. */
export const LIMITE_RECHERCHES = Symbol('limite-recherches');
export const ATTENTES = Symbol('attentes');
/** How many requests may wait for a position at the same time. */
export interface LimitesDAttente {
  total: number;
  parPersona: number;
}
