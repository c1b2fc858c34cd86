/**
 * What whoever holds the files and the key of the seals can do: change facts, then sign the whole log again. Node runs this file as it is
 * under a script that has the build (types are erased), so it imports nothing of ours: the product comes from who calls it.
 */
import Database from 'better-sqlite3';
import { join } from 'node:path';
import type { canonicalEvent, JsonObject } from '@jalon/event-store';
import type { openSealer } from '@jalon/preuve';

export interface Produit {
  canonicalEvent: typeof canonicalEvent;
  openSealer: typeof openSealer;
}

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

/** Every seal made again over the facts as they now are, with the key found beside them; a new one when there is none. */
export function resceller(donnees: string, { canonicalEvent, openSealer }: Produit): void {
  const keyFile = join(`${donnees}-cles`, 'scellement.pem');
  const sealer = openSealer({ origin: 'jalon/journal', keyFile, context: () => ['cles 0'] });
  surLeJournal(donnees, (db) => {
    const suite = db.prepare<[], Rangee>('SELECT * FROM events ORDER BY position').all();
    const sceaux = db.prepare<[], number>('SELECT position FROM seals ORDER BY position').pluck().all();
    const ecrire = db.prepare('UPDATE seals SET size = ?, root = ?, checkpoint = ?, frontier = ? WHERE position = ?');
    let frontier: Uint8Array | null = null;
    const refaire = (position: number): void => {
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
    };
    db.transaction(() => sceaux.forEach(refaire))();
  });
}
