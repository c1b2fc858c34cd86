/** One engine for every export: rows go out as they come, whatever the format, and nothing of them is kept. */
import { writeCsvStream } from 'hucre/csv';
import { writeXlsxStream } from 'hucre/xlsx';
import { lisible, neutraliser } from './neutraliser.js';
import { piedDe, type Cellule, type Format, type Ligne, type Table } from './table.js';

export interface Export {
  /** `parcours-2026-11-29.csv` */
  nom: string;
  type: string;
  contenu: AsyncIterable<Uint8Array>;
}
const TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

export const exporter = (table: Table, format: Format): Export => ({
  nom: `${table.nom}-${table.provenance.instant.slice(0, 10)}.${format}`,
  type: TYPES[format],
  contenu: ECRIRE[format](table),
});

type Rang = Cellule[];
/** Headings, rows, then, after an empty line, where they come from. */
async function* feuille(table: Table, dire: (c: Cellule) => Cellule): AsyncGenerator<Rang> {
  yield table.colonnes.map((c) => dire(c.titre));
  let lignes = 0;
  for await (const ligne of table.lignes) {
    lignes += 1;
    yield table.colonnes.map(({ cle }) => dire(ligne[cle] ?? null));
  }
  yield [''];
  for (const [quoi, valeur] of piedDe(table, lignes)) yield [dire(quoi), dire(valeur)];
}

/** As a French spreadsheet reads it. */
function enCsv(c: Cellule): Cellule {
  if (typeof c === 'string') return neutraliser(c);
  if (typeof c === 'boolean') return c ? 'oui' : 'non';
  return typeof c === 'number' && !Number.isInteger(c) ? String(c).replace('.', ',') : c;
}
/** Its strings are typed: none of them is ever a formula there. */
function enFeuille(c: Cellule): Cellule {
  if (typeof c === 'string') return lisible(c);
  return typeof c === 'boolean' ? (c ? 'oui' : 'non') : c;
}

const ECRIRE: Record<Format, (table: Table) => AsyncIterable<Uint8Array>> = {
  csv: (table) => writeCsvStream(feuille(table, enCsv), { delimiter: ';', bom: true, lineSeparator: '\r\n' }),
  xlsx: (table) =>
    // a sheet has at most 31 characters, some refused
    writeXlsxStream(feuille(table, enFeuille), { name: table.nom.slice(0, 28), freezePane: { rows: 1 } }),
  json,
};

/** Rows by name, values as they are; the end says how many, and where they come from. */
async function* json({ titre, colonnes, lignes, provenance }: Table): AsyncGenerator<Uint8Array> {
  const utf8 = new TextEncoder();
  const debut = JSON.stringify({ schema: 'jalon.export.v1', titre, colonnes });
  yield utf8.encode(`${debut.slice(0, -1)},"lignes":[`);
  let n = 0;
  for await (const ligne of lignes) {
    yield utf8.encode(`${n === 0 ? '' : ','}\n${JSON.stringify(nommee(ligne, colonnes))}`);
    n += 1;
  }
  yield utf8.encode(`\n],"nombre":${n},"provenance":${JSON.stringify(provenance)}}\n`);
}
const nommee = (ligne: Ligne, colonnes: Table['colonnes']): Record<string, Cellule> =>
  Object.fromEntries(colonnes.map(({ cle }) => [cle, ligne[cle] ?? null]));
