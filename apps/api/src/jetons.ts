/** Names under which opened things are given to controllers. */
import type { Persona } from '@jalon/application';

export const JALON = Symbol('jalon');
export const PERSONAS = Symbol('personas');
export type Personas = ReadonlyMap<string, Persona>;
