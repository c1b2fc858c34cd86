import type { Projection } from '../projection.js';
import { oublier, plieur } from './evolve.js';
import { ddl, tables } from './table.js';

/** The journal of each parcours, one French sentence per fact. */
export const projectionJournal: Projection = { nom: 'journal', version: 3, ddl, tables, plieur, oublier };
