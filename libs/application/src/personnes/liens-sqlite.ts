/** `personnes.db`: the links on disk, so that a start does not read the whole log. May be deleted at any time. */
import type Database from 'better-sqlite3';
import { ouvrirCache } from '@jalon/projections';
import type { TableLiens } from './table-liens.js';

/** To be raised when other facts make links. 2: PASS numbers too. 3: who is tied to each parcours. 4: two identifiers. 5: homonyms. 6: merges. 7: those to be finished. */
const LIENS = 7;

/** @throws Error another connection reads at this very moment */
function viderLeWal(base: Database.Database): void {
  const [{ busy } = { busy: 1 }] = base.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (busy !== 0) throw new Error('personnes.db est lu par un autre programme : l’effacement sera repris.');
}

/**
 * @param cle fingerprint of the index key: links made with another one link nobody
 * @throws CacheEtranger, SqliteError
 */
export function liensSqlite(fichier: string, cle: string): TableLiens {
  const base = ouvrirCache(fichier, {
    // "JLI1"
    identite: 0x4a4c4931,
    tables: ['liens', 'lu'],
    // NORMAL: a lost write is read again from the log
    reglages: [
      'busy_timeout = 5000',
      'journal_mode = WAL',
      'synchronous = NORMAL',
      'secure_delete = ON',
      'trusted_schema = OFF',
    ],
    schema: `
      CREATE TABLE IF NOT EXISTS liens (empreinte TEXT NOT NULL, parcours TEXT NOT NULL, PRIMARY KEY (empreinte, parcours)) STRICT, WITHOUT ROWID;
      CREATE INDEX IF NOT EXISTS liens_parcours ON liens (parcours);
      CREATE TABLE IF NOT EXISTS lu (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL) STRICT;
    `,
  });
  try {
    // links of another Jalon, or of another key: read again from the log
    const version = (Number.parseInt(cle.slice(0, 6) || '0', 16) << 4) | LIENS;
    if (base.pragma('user_version', { simple: true }) !== version)
      base
        .transaction(() => base.exec(`DELETE FROM liens; DELETE FROM lu; PRAGMA user_version = ${version}`))
        .immediate();
    const trouver = base.prepare<[string], string>('SELECT parcours FROM liens WHERE empreinte = ?').pluck();
    const trouverLiens = base.prepare<[string], string>('SELECT empreinte FROM liens WHERE parcours = ?').pluck();
    const oter = base.prepare<[string, string]>('DELETE FROM liens WHERE empreinte = ? AND parcours = ?');
    const inserer = base.prepare<[string, string]>('INSERT OR IGNORE INTO liens VALUES (?, ?)');
    const ecrireLu = base.prepare<[number]>(
      'INSERT INTO lu VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET position = excluded.position',
    );
    let lu = base.prepare<[], number>('SELECT position FROM lu').pluck().get() ?? -1;
    return {
      parcoursDe: (c) => trouver.all(c),
      liensDe: (p) => trouverLiens.all(p),
      lu: () => lu,
      noter(liens, position) {
        base
          .transaction(() => {
            for (const [c, p, retrait] of liens) (retrait ? oter : inserer).run(c, p);
            ecrireLu.run(position);
          })
          .immediate();
        lu = position;
      },
      vider() {
        base.transaction(() => base.exec('DELETE FROM liens; DELETE FROM lu')).immediate();
        lu = -1;
      },
      // rows taken away are overwritten by `secure_delete`; the WAL still holds the former pages
      purger: () => viderLeWal(base),
      fermer: () => void base.close(),
    };
  } catch (erreur) {
    base.close();
    throw erreur;
  }
}
