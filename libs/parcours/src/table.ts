import { tableDe, type Table } from '@jalon/decider';
import { catalogue } from './faits/index.js';
import { parcours } from './machine.js';

/** The chart, flattened once. */
export const table: Table = tableDe(parcours, catalogue);
