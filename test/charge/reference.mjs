// The hand-written reference every figure is divided by: better-sqlite3, WAL, synchronous=FULL, load the last 8 events of 400 B, check the revision, append one,
// one commit. Never more than 8: a reference whose streams grew with the run would make every figure that follows look better.
import Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

const LUS = 8;
const texte = (n) => JSON.stringify({ n, type: 'exemple', contenu: 'x'.repeat(360) });

export function ouvrirReference(dossier, synchronous = 'FULL') {
  const db = new Database(join(dossier, `reference-${synchronous}.db`));
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${synchronous}`);
  db.exec(`CREATE TABLE events (position INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, revision INTEGER NOT NULL, id TEXT NOT NULL,
    type TEXT NOT NULL, data TEXT NOT NULL, UNIQUE (stream, revision))`);
  const lire = db.prepare(`SELECT * FROM events WHERE stream = ? ORDER BY revision DESC LIMIT ${LUS}`);
  const ecrire = db.prepare('INSERT INTO events (stream, revision, id, type, data) VALUES (?, ?, ?, ?, ?)');
  const commande = db.transaction((flux) => {
    const lignes = lire.all(flux);
    for (const l of lignes) JSON.parse(l.data);
    if (lignes.length !== LUS || lignes[0].revision - lignes.at(-1).revision !== LUS - 1) throw new Error('révision');
    const revision = lignes[0].revision + 1;
    ecrire.run(flux, revision, randomUUID(), 'Exemple', texte(revision));
  });
  return {
    semer: db.transaction((flux) => {
      for (const f of flux) for (let i = 0; i < LUS; i++) ecrire.run(f, i, randomUUID(), 'Exemple', texte(i));
    }),
    commande: (flux) => commande.immediate(flux),
    fermer: () => db.close(),
  };
}

export const quantile = (valeurs, q) => {
  const tri = [...valeurs].sort((a, b) => a - b);
  return tri[Math.min(tri.length - 1, Math.floor(q * tri.length))];
};
