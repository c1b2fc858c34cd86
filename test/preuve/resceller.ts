/** What whoever holds the files and the key of the seals can do: change facts, then sign the whole log again. */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { canonicalEvent, type JsonObject } from '@jalon/event-store';
import { openSealer } from '@jalon/preuve';

/** Runs it on the log, its guards taken away. */
export function surLeJournal<R>(donnees: string, faire: (db: Database.Database) => R): R {
  const db = new Database(join(donnees, 'evenements.db'));
  db.pragma('foreign_keys = OFF');
  for (const table of ['events', 'seals', 'appends'])
    for (const verbe of ['update', 'delete']) db.exec(`DROP TRIGGER IF EXISTS ${table}_no_${verbe}`);
  try {
    return faire(db);
  } finally {
    db.close();
  }
}

interface Rangee {
  position: number;
  stream: string;
  revision: number;
  id: string;
  type: string;
  data: string;
  meta: string;
}

/** Every seal made again over the facts as they now are, with the key of the log. */
export function resceller(donnees: string): void {
  const sealer = openSealer({
    origin: 'jalon/journal',
    keyFile: join(`${donnees}-cles`, 'scellement.pem'),
    context: () => ['cles 0'],
    createKey: false,
  });
  surLeJournal(donnees, (db) => {
    const suite = db.prepare<[], Rangee>('SELECT * FROM events ORDER BY position').all();
    const sceaux = db.prepare<[], number>('SELECT position FROM seals ORDER BY position').pluck().all();
    const ecrire = db.prepare('UPDATE seals SET size = ?, root = ?, checkpoint = ?, frontier = ? WHERE position = ?');
    let frontier: Uint8Array | null = null;
    for (const position of sceaux) {
      const fin = suite.findIndex((e) => e.position > position);
      const groupe = suite.splice(0, fin < 0 ? suite.length : fin).map(({ stream, revision, id, type, data, meta }) =>
        canonicalEvent({
          stream,
          revision,
          id,
          type,
          data: JSON.parse(data) as JsonObject,
          meta: JSON.parse(meta) as JsonObject,
        }),
      );
      const scelle = sealer.seal(frontier, groupe);
      ({ frontier } = scelle);
      ecrire.run(scelle.size, scelle.root, scelle.checkpoint, scelle.frontier, position);
    }
  });
}
