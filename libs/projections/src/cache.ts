/**
 * A SQLite file that can be computed again from the log. It carries an identity of its own, so that a file of something else is
 * recognised; damaged or foreign, it is set aside under another name, never deleted, and a new one takes its place. One whose identity
 * says that it may hold what must no longer be on a disk is overwritten, then deleted.
 */
import Database from 'better-sqlite3';
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { storageFault, StoreUnavailable, UnknownPosition } from '@jalon/event-store';
import { IdentiteAlteree } from './identites.js';

export interface FormeDeCache {
  /** `application_id` of the file. */
  identite: number;
  /** Former ones, of files that are not to be kept. A file made before identities were written is then one of them. */
  perimees?: readonly number[];
  /** Tables by which a file made before identities were written is recognised. */
  tables: readonly string[];
  reglages: readonly string[];
  schema: string;
}

/** The file is a sound SQLite database, of something else. */
export class CacheEtranger extends Error {
  override name = 'CacheEtranger';
}

/** The file is ours, and is to be destroyed: see `detruireCache`. */
export class CachePerime extends Error {
  override name = 'CachePerime';
}

/**
 * Whether only another file can serve: damaged, foreign, gone, computed from another log, or on a disk that answers with errors. A fault
 * of the LOG is not one.
 */
export const aRefaire = (erreur: unknown): boolean =>
  erreur instanceof CacheEtranger ||
  erreur instanceof CachePerime ||
  erreur instanceof IdentiteAlteree ||
  erreur instanceof UnknownPosition ||
  (!(erreur instanceof StoreUnavailable) && ['damaged', 'io', 'missing'].includes(storageFault(erreur) ?? ''));

/** Whether the file takes nothing more, though what is in it may be sound. */
export const sansPlace = (erreur: unknown): boolean =>
  !(erreur instanceof StoreUnavailable) && ['full', 'read-only'].includes(storageFault(erreur) ?? '');

/**
 * @param fichier path, or `:memory:`
 * @throws CacheEtranger, CachePerime, SqliteError
 */
export function ouvrirCache(fichier: string, forme: FormeDeCache): Database.Database {
  if (fichier !== ':memory:') {
    mkdirSync(dirname(fichier), { recursive: true, mode: 0o700 });
    // created by us, closed to others, before SQLite sees it: -wal and -shm take its mode
    if (!existsSync(fichier)) closeSync(openSync(fichier, 'a', 0o600));
    if ((statSync(fichier).mode & 0o077) !== 0) chmodSync(fichier, 0o600);
  }
  refuserLePerime(fichier, forme);
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

/** Looked at without writing: a connection that may write empties the -wal into the file when it closes, and both are to be overwritten. */
function refuserLePerime(fichier: string, { perimees = [], tables }: FormeDeCache): void {
  if (perimees.length === 0 || fichier === ':memory:') return;
  let perime = false;
  try {
    const db = new Database(fichier, { readonly: true });
    try {
      const lue = db.pragma('application_id', { simple: true }) as number;
      const presentes = lesTables(db);
      perime = perimees.includes(lue) || (lue === 0 && tables.every((t) => presentes.includes(t)));
    } finally {
      db.close();
    }
  } catch {
    // cannot be read so: opening it says why
  }
  if (perime) throw new CachePerime();
}

const lesTables = (db: Database.Database): string[] =>
  db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();

function identifier(db: Database.Database, { identite, tables }: FormeDeCache): void {
  const lue: unknown = db.pragma('application_id', { simple: true });
  if (lue === identite) return;
  const presentes = lesTables(db);
  if (lue !== 0 || (presentes.length > 0 && !tables.every((t) => presentes.includes(t)))) throw new CacheEtranger();
  db.pragma(`application_id = ${identite}`);
}

/** Files set aside that are kept: they hold what the cache held, and are only there to be examined. */
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
  for (const nom of ecartes(dossier, prefixe).slice(0, -GARDES))
    for (const suffixe of COMPAGNONS) rmSync(join(dossier, nom + suffixe), { force: true });
}

function ecartes(dossier: string, prefixe: string): string[] {
  const forme = /^\d{8}T\d{6}Z(-\d+)?$/;
  return readdirSync(dossier)
    .filter((nom) => nom.startsWith(prefixe) && forme.test(nom.slice(prefixe.length)))
    .filter((nom) => lstatSync(join(dossier, nom)).isFile())
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/**
 * Overwrites then deletes this file and what SQLite keeps beside it, and those set aside before of the same former kind. What a file is
 * is read in it, never in its name; one too damaged to say so stays, for whoever examines it.
 */
export function detruireCache(fichier: string, { perimees = [], tables }: FormeDeCache): void {
  const dossier = dirname(fichier);
  const condamnes = ecartes(dossier, `${basename(fichier)}.ecarte-`).filter((nom) => {
    const { identite, texte } = premierePage(join(dossier, nom));
    return perimees.includes(identite) || (identite === 0 && tables.every((t) => texte.includes(`CREATE TABLE ${t} `)));
  });
  for (const nom of [basename(fichier), ...condamnes])
    // its companions first: without them it is still what it says
    for (const suffixe of COMPAGNONS.toReversed()) ecraser(join(dossier, nom + suffixe));
}

/** Identity and schema of a SQLite file that may be damaged; -1: it is not one. */
function premierePage(fichier: string): { identite: number; texte: string } {
  const page = Buffer.alloc(65_536);
  const lu = openSync(fichier, 'r');
  try {
    const texte = page.toString('latin1', 0, readSync(lu, page, 0, page.length, 0));
    // offset 68 of the header: `application_id`
    return { identite: texte.startsWith('SQLite format 3\0') ? page.readInt32BE(68) : -1, texte };
  } finally {
    closeSync(lu);
  }
}

function ecraser(fichier: string): void {
  if (!existsSync(fichier)) return;
  const ouvert = openSync(fichier, 'r+');
  try {
    const { size } = fstatSync(ouvert);
    const zeros = Buffer.alloc(1 << 20);
    for (let ou = 0; ou < size; ou += zeros.length) writeSync(ouvert, zeros, 0, Math.min(zeros.length, size - ou), ou);
    fsyncSync(ouvert);
  } finally {
    closeSync(ouvert);
  }
  rmSync(fichier);
}
