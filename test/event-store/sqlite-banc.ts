/** What the SQLite-only specs share: stores closed and folders removed after each test. */
import { afterEach } from '@jest/globals';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from '@jalon/event-store';
import { dossiersTemporaires } from './dossier-temporaire.js';

export const dossiers = dossiersTemporaires();
const ouverts: Array<{ close(): unknown }> = [];

afterEach(async () => {
  for (const store of ouverts.splice(0)) await store.close();
  await dossiers.nettoyer();
});

/** Closes it after the test, whatever happens in it. */
export function aFermer<T extends { close(): unknown }>(ouvert: T): T {
  ouverts.push(ouvert);
  return ouvert;
}

/** Path of a log that does not exist yet, nor its folder. */
export const fichier = (): string => join(dossiers.nouveau(), 'donnees', 'evenements.db');

export const ouvrir = (options: SqliteStoreOptions): SqliteStore => aFermer(openSqliteStore(options));

/** The file as any program may open it, without our settings. */
export const brut = (path: string): Database.Database => aFermer(new Database(path));
