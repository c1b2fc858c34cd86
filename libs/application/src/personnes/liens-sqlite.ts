/** `personnes.db`: the links on disk, so that a start does not read the whole log. May be deleted at any time. */
import Database from 'better-sqlite3';
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { TableLiens } from './index-personnes.js';

/** To be raised when other facts make links. 2: PASS numbers too. */
const LIENS = 2;

export function liensSqlite(fichier: string): TableLiens {
  mkdirSync(dirname(fichier), { recursive: true, mode: 0o700 });
  closeSync(openSync(fichier, 'a', 0o600));
  chmodSync(fichier, 0o600);
  const base = new Database(fichier, { timeout: 5000 });
  // NORMAL: a lost write is read again from the log
  for (const reglage of ['journal_mode = WAL', 'synchronous = NORMAL', 'secure_delete = ON', 'trusted_schema = OFF'])
    base.pragma(reglage);
  // another set of links: what an older Jalon read is read again from the log
  if (base.pragma('user_version', { simple: true }) !== LIENS)
    base.exec(`DROP TABLE IF EXISTS liens; DROP TABLE IF EXISTS lu; PRAGMA user_version = ${LIENS}`);
  base.exec(`
    CREATE TABLE IF NOT EXISTS liens (empreinte TEXT NOT NULL, parcours TEXT NOT NULL, PRIMARY KEY (empreinte, parcours)) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS lu (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL) STRICT;
  `);
  const trouver = base.prepare<[string], string>('SELECT parcours FROM liens WHERE empreinte = ?').pluck();
  const inserer = base.prepare<[string, string]>('INSERT OR IGNORE INTO liens VALUES (?, ?)');
  const lireLu = base.prepare<[], number>('SELECT position FROM lu').pluck();
  const ecrireLu = base.prepare<[number]>(
    'INSERT INTO lu VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position',
  );
  let lu = lireLu.get() ?? -1;
  return {
    parcoursDe: (e) => trouver.all(e),
    lier: (e, p) => void inserer.run(e, p),
    lu: () => lu,
    noterLu(position) {
      ecrireLu.run(position);
      lu = position;
    },
    vider() {
      base.exec('DELETE FROM liens; DELETE FROM lu');
      lu = -1;
    },
    fermer: () => void base.close(),
  };
}
