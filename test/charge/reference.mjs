// The hand-written reference every figure is divided by: better-sqlite3, WAL, synchronous=FULL, load ~8 events of 400 B, check the revision, append one, one commit.
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

const texte = (n) => JSON.stringify({ n, type: 'exemple', contenu: 'x'.repeat(360) });

export function ouvrirReference(dossier, synchronous = 'FULL') {
  const db = new Database(join(dossier, `reference-${synchronous}.db`));
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${synchronous}`);
  db.exec(`CREATE TABLE events (position INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL,
    type TEXT NOT NULL, data TEXT NOT NULL, UNIQUE (stream, revision))`);
  const lire = db.prepare('SELECT * FROM events WHERE stream = ? ORDER BY revision');
  const ecrire = db.prepare('INSERT INTO events (stream, revision, id, type, data) VALUES (?, ?, ?, ?, ?)');
  const commande = db.transaction((flux) => {
    const lignes = lire.all(flux);
    for (const l of lignes) JSON.parse(l.data);
    const revision = lignes.length;
    if (lignes.length > 0 && lignes.at(-1).revision !== revision - 1) throw new Error('révision');
    ecrire.run(flux, revision, randomUUID(), 'Exemple', texte(revision));
  });
  return {
    semer: db.transaction((flux, n) => {
      for (const f of flux) for (let i = 0; i < n; i++) ecrire.run(f, i, randomUUID(), 'Exemple', texte(i));
    }),
    commande: (flux) => commande.immediate(flux),
    fermer: () => db.close(),
  };
}

export const quantile = (valeurs, q) => {
  const tri = [...valeurs].sort((a, b) => a - b);
  return tri[Math.min(tri.length - 1, Math.floor(q * tri.length))];
};
