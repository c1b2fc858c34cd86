/**
 * Opens a SQLite file so that what it acknowledges is durable, and refuses to go on when a setting did not take.
 *
 * Why assert: a file put in WAL mode reads `synchronous=FULL`, and the same file reopened silently reads NORMAL,
 * with which acknowledged facts are lost on power failure.
 */
import Database from 'better-sqlite3';
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StoreUnavailable, type Sealer } from '../port.js';
import { refuseNetworkFileSystem } from './local-disk.js';
import { reseal } from './reseal.js';
import { APPLICATION_ID, RESERVATIONS, SCHEMA, SCHEMA_VERSION } from './sql.js';

/** Setting, value given at open, value that must be read back. */
const SETTINGS: ReadonlyArray<readonly [name: string, given: string | number, read: string | number]> = [
  ['busy_timeout', 5000, 5000],
  ['journal_mode', 'WAL', 'wal'],
  ['synchronous', 'FULL', 2],
  ['foreign_keys', 'ON', 1],
  ['secure_delete', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['cell_size_check', 'ON', 1],
  // without it, INSERT OR REPLACE deletes the old row without firing its append-only trigger
  ['recursive_triggers', 'ON', 1],
];

/** What takes a file from a schema to the next one, by the version that it leaves. Never edited once shipped. */
const MIGRATIONS: Readonly<Record<number, (db: Database.Database, sealer?: Sealer) => void>> = {
  1: (db) => db.exec(RESERVATIONS),
  2: reseal,
};

/**
 * Opens (and creates if needed) the file for writing.
 * @param sealer needed by a sealed log of an older format, to be sealed again
 * @throws StoreUnavailable when a setting is refused, the file is not ours, or the directory cannot be synced
 */
export function openDatabase(path: string, sealer?: Sealer): Database.Database {
  const directory = dirname(path);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  refuseNetworkFileSystem(directory);
  // the file is created by us, closed to others, before SQLite sees it: -wal and -shm take its mode.
  // Not process.umask: it is global to the process and forbidden in worker threads.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  if ((statSync(path).mode & 0o077) !== 0) chmodSync(path, 0o600);
  const db = new Database(path);
  try {
    for (const [name, given] of SETTINGS) db.pragma(`${name} = ${given}`);
    assertSettings(db);
    createSchema(db, sealer);
    // the first read creates the -wal file; its directory entry must reach the disk before the first
    // acknowledgement, and SQLite ignores the error of its own sync of the directory
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    syncDirectory(directory);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Opens an existing file for reading only (another thread or process may be writing).
 * @param oldest schema that is enough: facts are stored alike since the first
 * @throws StoreUnavailable when the file is missing or not ours
 */
export function openDatabaseReadOnly(path: string, oldest = 1): Database.Database {
  if (!existsSync(path)) throw new StoreUnavailable('no event log at this path', { fault: 'missing' });
  const db = new Database(path, { readonly: true, fileMustExist: true });
  db.pragma('busy_timeout = 5000');
  db.pragma('query_only = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  try {
    assertVersion(versionOf(db), oldest);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Number of facts in the file, before anything else is opened or created. Opened for writing, so that SQLite first undoes what a process
 * killed in its very first transaction left half way: such a file holds nothing, and must not be taken for a damaged one.
 * @throws StoreUnavailable the file is not an event log, or of another version; SqliteError
 */
export function countFacts(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0) return 0;
  const db = new Database(path, { fileMustExist: true, timeout: 5000 });
  try {
    db.pragma('trusted_schema = OFF');
    if (db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0) return 0;
    assertVersion(versionOf(db), 1);
    return Number(db.prepare('SELECT coalesce(max(position), 0) FROM events').pluck().get());
  } finally {
    db.close();
  }
}

/** @throws StoreUnavailable naming the first setting whose value read back is not the promised one */
export function assertSettings(db: Database.Database): void {
  for (const [name, , read] of SETTINGS) {
    const value: unknown = db.pragma(name, { simple: true });
    if (value !== read)
      throw new StoreUnavailable(`SQLite setting ${name} is ${String(value)} instead of ${read}`, { fault: 'setting' });
  }
}

function createSchema(db: Database.Database, sealer: Sealer | undefined): void {
  db.transaction(() => {
    const objects = db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get();
    if (objects === 0) {
      db.exec(SCHEMA);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${SCHEMA_VERSION}`);
    }
    // all the steps or none: a file stopped half way would be of no version
    for (let version = versionOf(db); version < SCHEMA_VERSION; version++) {
      const migration = MIGRATIONS[version];
      if (migration === undefined) break;
      migration(db, sealer);
      db.pragma(`user_version = ${version + 1}`);
    }
    assertVersion(versionOf(db), SCHEMA_VERSION);
  }).immediate();
}

/** @throws StoreUnavailable the file is not an event log */
function versionOf(db: Database.Database): number {
  const application: unknown = db.pragma('application_id', { simple: true });
  if (application !== APPLICATION_ID)
    throw new StoreUnavailable('this SQLite file is not an event log', { fault: 'foreign' });
  return Number(db.pragma('user_version', { simple: true }));
}

/** @param oldest enough for the caller: facts themselves are stored alike since the first */
function assertVersion(version: number, oldest: number): void {
  if (version > SCHEMA_VERSION)
    throw new StoreUnavailable(
      `ce journal a été écrit par une version plus récente de Jalon (schéma ${version}, celle-ci connaît le schéma ${SCHEMA_VERSION}) : rien n’est ouvert, installez la version la plus récente`,
      { fault: 'schema' },
    );
  if (version < oldest)
    throw new StoreUnavailable(`event log of schema ${version}, this program knows ${SCHEMA_VERSION}`, {
      fault: 'older',
    });
}

/**
 * The parent too: `mkdir` is a change of the parent, and without it the whole directory may be gone after a power failure.
 * @throws the system error: a directory that cannot be synced cannot promise that its files exist after a power failure
 */
function syncDirectory(directory: string): void {
  // Windows cannot open a directory to sync it
  if (process.platform === 'win32') return;
  syncOne(directory);
  try {
    syncOne(dirname(directory));
  } catch (error) {
    // a parent we may not read was not written by us: our directory was there before
    if (!(error instanceof Error && 'code' in error && error.code === 'EACCES')) throw error;
  }
}

function syncOne(directory: string): void {
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
