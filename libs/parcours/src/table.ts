import { tableDe, type Table } from '@jalon/decider';
import { catalogue } from './faits/index.js';
import { parcours, type Etiquette } from './machine.js';

/** The chart, flattened once. */
export const table: Table = tableDe(parcours, catalogue);

/** What is asked of a step; no string is looked for in its name. */
export const aEtiquette = (etape: string, etiquette: Etiquette): boolean => table.aEtiquette(etape, etiquette);
