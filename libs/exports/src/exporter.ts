/** One engine for every export: rows go out as they come, whatever the format, and nothing of them is kept. */
import { setImmediate } from 'node:timers/promises';
import { lisible, neutraliser } from './neutraliser.js';
import { piedDe, type Cellule, type Colonne, type Format, type Ligne, type Table } from './table.js';

export interface Export {
  /** `parcours-2026-11-29.csv` */
  nom: string;
  type: string;
  contenu: AsyncIterable<Uint8Array>;
}
export const TYPES: Record<Format, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
};

export const exporter = (table: Table, format: Format): Export => ({
  nom: `${table.nom}-${table.provenance.instant.slice(0, 10)}.${format}`,
  type: TYPES[format],
  contenu: ECRIRE[format](table),
});

/** Rows between which others of the process have their turn: a receiver that is always ready would take them all at once. */
const TOUR = 50;
async function* lignesDe({ lignes }: Table): AsyncGenerator<Ligne> {
  let lues = 0;
  for await (const ligne of lignes) {
    if (++lues % TOUR === 0) await setImmediate();
    yield ligne;
  }
}

type Valeur = Cellule | Date;
interface Ecriture {
  cellule(c: Cellule): Cellule;
  jour(jour: string): Valeur;
}
/** A text that is no day is left as it is, and neutralised as any other. */
const JOUR = /^(\d{4})-(\d\d)-(\d\d)$/;
/** Headings, rows, then, after an empty line, where they come from. */
async function* feuille(table: Table, { cellule, jour }: Ecriture): AsyncGenerator<Valeur[]> {
  const dire = (colonne: Colonne, c: Cellule): Valeur =>
    colonne.jour && typeof c === 'string' && JOUR.test(c) ? jour(c) : cellule(c);
  yield table.colonnes.map((c) => cellule(c.titre));
  let lignes = 0;
  for await (const ligne of lignesDe(table)) {
    lignes += 1;
    yield table.colonnes.map((c) => dire(c, ligne[c.cle] ?? null));
  }
  yield [''];
  for (const [quoi, valeur] of piedDe(table, lignes)) yield [cellule(quoi), cellule(valeur)];
}

/** As a French spreadsheet reads it. */
const EN_CSV: Ecriture = {
  cellule(c) {
    if (typeof c === 'string') return neutraliser(c);
    if (typeof c === 'boolean') return c ? 'oui' : 'non';
    return typeof c === 'number' && !Number.isInteger(c) ? String(c).replace('.', ',') : c;
  },
  jour: (jour) => jour.replace(JOUR, '$3/$2/$1'),
};
/** Its strings are typed: none of them is ever a formula there. */
const EN_FEUILLE: Ecriture = {
  cellule(c) {
    if (typeof c === 'string') return lisible(c);
    return typeof c === 'boolean' ? (c ? 'oui' : 'non') : c;
  },
  jour: (jour) => new Date(`${jour}T00:00:00Z`),
};
/** Where the end of the sheet says its figures: a format of dates there would make days of them. */
const FIGURES = 1;

/** What writes a format is loaded when it is asked for: naming the formats costs nothing. */
const ECRIRE: Record<Format, (table: Table) => AsyncIterable<Uint8Array>> = {
  async *csv(table) {
    const { writeCsvStream } = await import('hucre/csv');
    yield* writeCsvStream(feuille(table, EN_CSV), { delimiter: ';', bom: true, lineSeparator: '\r\n' });
  },
  async *xlsx(table) {
    const { writeXlsxStream } = await import('hucre/xlsx');
    yield* writeXlsxStream(feuille(table, EN_FEUILLE), {
      // a sheet has at most 31 characters, some refused
      name: table.nom.slice(0, 28),
      freezePane: { rows: 1 },
      columns: table.colonnes.map(({ jour }, i) => (jour && i !== FIGURES ? { numFmt: 'dd/mm/yyyy' } : {})),
    });
  },
  json,
};

/** Rows by name, values as they are; the end says how many, and where they come from. */
async function* json(table: Table): AsyncGenerator<Uint8Array> {
  const { titre, colonnes, provenance } = table;
  const utf8 = new TextEncoder();
  const debut = JSON.stringify({ schema: 'jalon.export.v1', titre, colonnes });
  yield utf8.encode(`${debut.slice(0, -1)},"lignes":[`);
  let n = 0;
  for await (const ligne of lignesDe(table)) {
    yield utf8.encode(`${n === 0 ? '' : ','}\n${JSON.stringify(nommee(ligne, colonnes))}`);
    n += 1;
  }
  yield utf8.encode(`\n],"nombre":${n},"provenance":${JSON.stringify(provenance)}}\n`);
}
const nommee = (ligne: Ligne, colonnes: Table['colonnes']): Record<string, Cellule> =>
  Object.fromEntries(colonnes.map(({ cle }) => [cle, ligne[cle] ?? null]));
