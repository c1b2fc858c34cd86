/**
 * One writer per data folder. The kernel holds the lock (SQLite's exclusive lock on a small file of its own), so it falls with the process,
 * however the process ends; a pid file would survive a crash, and in a container every server is pid 1.
 */
import Database from 'better-sqlite3';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { sqliteCode } from './faults.js';
import { refuseNetworkFileSystem } from './local-disk.js';

/** Holds nothing but the lock: empty, never read. */
const LOCK_FILE = 'verrou.db';

export interface FolderLock {
  release(): void;
}

/**
 * @param directory created if absent, closed to other users
 * @returns null when another process, or another opening in this one, holds it
 * @throws StoreUnavailable a network file system: its locks cannot be believed
 */
export function lockFolder(directory: string): FolderLock | null {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  refuseNetworkFileSystem(directory);
  const path = join(directory, LOCK_FILE);
  // created by us, closed to others, before SQLite sees it
  closeSync(openSync(path, 'a', 0o600));
  const db = new Database(path, { timeout: 0 });
  try {
    // a rollback journal: in WAL mode an exclusive transaction still lets readers in
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
    return { release: () => void db.close() };
  } catch (error) {
    db.close();
    if (/^SQLITE_(BUSY|LOCKED)/.test(sqliteCode(error) ?? '')) return null;
    throw error;
  }
}
