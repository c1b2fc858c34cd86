/** Front door of the exports: CSV, XLSX and JSON of any table, by streaming. */
export { Canal } from './canal.js';
export { exporter, TYPES, type Export } from './exporter.js';
export { FORMATS, type Cellule, type Colonne, type Format, type Ligne, type Provenance, type Table } from './table.js';
