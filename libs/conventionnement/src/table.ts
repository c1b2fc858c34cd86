/** The chart of an organisation, flattened once. */
import { tableDe, type Table } from '@jalon/decider';
import { catalogueStructure } from './faits/index.js';
import { structure } from './machine.js';

export const table: Table = tableDe(structure, catalogueStructure);
