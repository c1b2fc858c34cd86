/**
 * A SQLite file that can be computed again from the log. It carries an identity of its own, so that a file of something else is
 * recognised; damaged or foreign, it is set aside under another name, never deleted, and a new one takes its place.
 */
import Database from 'better-sqlite3';
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { storageFault, StoreUnavailable, UnknownPosition } from '@jalon/event-store';

export interface FormeDeCache {
  /** `application_id` of the file. */
  identite: number;
  /** Tables by which a file made before identities were written is recognised. */
  tables: readonly string[];
  reglages: readonly string[];
  schema: string;
}

/** The file is a sound SQLite database, of something else. */
export class CacheEtranger extends Error {
  override name = 'CacheEtranger';
}

/**
 * Whether only another file can serve: damaged, foreign, gone, computed from another log, or on a disk that answers with errors. A fault
 * of the LOG is not one.
 */
export const aRefaire = (erreur: unknown): boolean =>
  erreur instanceof CacheEtranger ||
  erreur instanceof UnknownPosition ||
  (!(erreur instanceof StoreUnavailable) && ['damaged', 'io', 'missing'].includes(storageFault(erreur) ?? ''));

/**
 * @param fichier path, or `:memory:`
 * @throws CacheEtranger, SqliteError
 */
export function ouvrirCache(fichier: string, forme: FormeDeCache): Database.Database {
  if (fichier !== ':memory:') {
    mkdirSync(dirname(fichier), { recursive: true, mode: 0o700 });
    // created by us, closed to others, before SQLite sees it: -wal and -shm take its mode
    if (!existsSync(fichier)) closeSync(openSync(fichier, 'a', 0o600));
    if ((statSync(fichier).mode & 0o077) !== 0) chmodSync(fichier, 0o600);
  }
  const db = new Database(fichier);
  try {
    for (const reglage of forme.reglages) db.pragma(reglage);
    db.transaction(() => {
      identifier(db, forme);
      db.exec(forme.schema);
    }).immediate();
    return db;
  } catch (erreur) {
    db.close();
    throw erreur;
  }
}

function identifier(db: Database.Database, { identite, tables }: FormeDeCache): void {
  const lue: unknown = db.pragma('application_id', { simple: true });
  if (lue === identite) return;
  const presentes = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (lue !== 0 || (presentes.length > 0 && !tables.every((t) => presentes.includes(t)))) throw new CacheEtranger();
  db.pragma(`application_id = ${identite}`);
}

/** Files set aside that are kept: they hold what the cache held, names in clear included, and are only there to be examined. */
const GARDES = 2;
const COMPAGNONS = ['', '-wal', '-shm'];

/**
 * Renames the file and what SQLite keeps beside it; a connection that holds them goes on with what it holds. Nothing is done when there
 * is no file. Of those set aside before, only the last are kept.
 * @param instant now
 * @returns the new name, without folder; null when there was nothing
 */
export function mettreALEcart(fichier: string, instant: Date): string | null {
  const prefixe = `${basename(fichier)}.ecarte-`;
  const dossier = dirname(fichier);
  const base = prefixe + instant.toISOString().replace(/[-:]|\.\d+/g, '');
  let nom = base;
  for (let n = 2; existsSync(join(dossier, nom)); n++) nom = `${base}-${n}`;
  let trouve = false;
  for (const suffixe of COMPAGNONS) {
    if (!existsSync(fichier + suffixe)) continue;
    renameSync(fichier + suffixe, join(dossier, nom + suffixe));
    trouve ||= suffixe === '';
  }
  oublierLesAnciens(dossier, prefixe);
  return trouve ? nom : null;
}

/** The stamp orders them: names sort as instants do. */
function oublierLesAnciens(dossier: string, prefixe: string): void {
  const forme = /^\d{8}T\d{6}Z(-\d+)?$/;
  const ecartes = readdirSync(dossier)
    .filter((nom) => nom.startsWith(prefixe) && forme.test(nom.slice(prefixe.length)))
    .filter((nom) => lstatSync(join(dossier, nom)).isFile())
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  for (const nom of ecartes.slice(0, -GARDES))
    for (const suffixe of COMPAGNONS) rmSync(join(dossier, nom + suffixe), { force: true });
}
