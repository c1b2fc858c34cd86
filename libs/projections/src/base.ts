/**
 * The file `projections.db`, and the tables of the runner: checkpoints, frozen streams, and when the rows were last up to date.
 *
 * Everything in it can be recomputed from the log, so `synchronous=NORMAL` is enough: a power failure may lose the last
 * transactions, never half of one, and the checkpoint goes back with the rows. No name nor number of PASS is in clear in it (ADR 0023);
 * mode 0600 and `secure_delete` all the same, for what remains of a parcours.
 */
import type Database from 'better-sqlite3';
import { ouvrirCache, type FormeDeCache } from './cache.js';
import type { Color } from './projection.js';

export type Base = Database.Database;

const SYSTEME = `
CREATE TABLE IF NOT EXISTS points (
  projection TEXT NOT NULL,
  couleur TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('courante', 'ombre')),
  signature TEXT NOT NULL,
  ddl TEXT NOT NULL,
  version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (projection, couleur),
  UNIQUE (projection, role)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS gelees (
  projection TEXT NOT NULL,
  couleur TEXT NOT NULL,
  flux TEXT NOT NULL,
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  type TEXT NOT NULL,
  raison TEXT NOT NULL,
  PRIMARY KEY (projection, couleur, flux)
) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS suivi (
  seul INTEGER PRIMARY KEY CHECK (seul = 1),
  a_jour_le TEXT NOT NULL
) STRICT;
`;

/** Longest wait for another writer of the file, in milliseconds. */
export const PATIENCE = 5000;
const REGLAGES = [
  `busy_timeout = ${PATIENCE}`,
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'secure_delete = ON',
  'trusted_schema = OFF',
  'cache_size = -32768',
  // 16 MB: a rebuild writes the same pages batch after batch; copying them into the file each time would double its work
  'wal_autocheckpoint = 4000',
  // what is sorted may be names: it never goes to a temporary file
  'temp_store = MEMORY',
];

export const FORME: FormeDeCache = {
  // "JLP2"
  identite: 0x4a4c5032,
  // "JLP1": names in clear
  perimees: [0x4a4c5031],
  tables: ['points', 'gelees'],
  reglages: REGLAGES,
  schema: SYSTEME,
};

/**
 * With a second database, `memoire`, of this connection alone: for what must be sorted and searched and not be on a disk.
 * @param fichier path of `projections.db`, or `:memory:`
 * @throws CachePerime, CacheEtranger, SqliteError
 */
export function ouvrirBase(fichier: string): Base {
  const db = ouvrirCache(fichier, FORME);
  db.exec("ATTACH ':memory:' AS memoire; PRAGMA memoire.secure_delete = ON");
  return db;
}

/** A checkpoint: rows of this colour hold the effect of every event up to `position`, and of none after. */
export interface Point {
  projection: string;
  couleur: Color;
  role: 'courante' | 'ombre';
  signature: string;
  ddl: string;
  version: number;
  position: number;
}

/** A stream that one read model stopped following, and the event it could not take. */
export interface FrozenStream {
  flux: string;
  position: number;
  revision: number;
  type: string;
  /** Name of the error: messages may quote personal data, and this list is shown to operators. */
  raison: string;
}

type PointLu = Pick<Point, 'projection' | 'couleur' | 'signature' | 'position'>;
interface FrozenIn {
  projection: string;
  couleur: Color;
  flux: string;
}

/** Reads and moves checkpoints and frozen streams. Every write must be inside a transaction of the caller. */
export class Points {
  private readonly duRole: Database.Statement<[string, string], Point>;
  private readonly ofColor: Database.Statement<[string, string], Point>;
  private readonly positionOf: Database.Statement<[string, string], number>;
  private readonly lesTous: Database.Statement<[], PointLu>;
  private readonly everyFrozen: Database.Statement<[], FrozenIn>;
  private readonly avance: Database.Statement<[number, string, string]>;
  private readonly avancees = new Map<number, Database.Statement>();
  private readonly readFrozen: Database.Statement<[string, string], FrozenStream>;
  private readonly addFrozen: Database.Statement<[string, string, string, number, number, string, string]>;

  constructor(private readonly db: Base) {
    this.duRole = db.prepare('SELECT * FROM points WHERE projection = ? AND role = ?');
    this.ofColor = db.prepare('SELECT * FROM points WHERE projection = ? AND couleur = ?');
    // asked after each batch: without the rest of the row
    this.positionOf = db
      .prepare<[string, string], number>('SELECT position FROM points WHERE projection = ? AND couleur = ?')
      .pluck();
    this.lesTous = db.prepare('SELECT projection, couleur, signature, position FROM points');
    this.everyFrozen = db.prepare('SELECT projection, couleur, flux FROM gelees');
    this.avance = db.prepare('UPDATE points SET position = max(position, ?) WHERE projection = ? AND couleur = ?');
    this.readFrozen = db.prepare(
      'SELECT flux, position, revision, type, raison FROM gelees WHERE projection = ? AND couleur = ? ORDER BY flux',
    );
    this.addFrozen = db.prepare('INSERT OR IGNORE INTO gelees VALUES (?, ?, ?, ?, ?, ?, ?)');
  }

  courante(projection: string): Point | undefined {
    return this.duRole.get(projection, 'courante');
  }
  shadow(projection: string): Point | undefined {
    return this.duRole.get(projection, 'ombre');
  }
  point(projection: string, color: Color): Point | undefined {
    return this.ofColor.get(projection, color);
  }
  /** Every checkpoint: a few rows. */
  tous(): PointLu[] {
    return this.lesTous.all();
  }
  /** Every frozen stream, of every read model: none, as a rule. */
  allFrozen(): FrozenIn[] {
    return this.everyFrozen.all();
  }
  /** -1: no such checkpoint. */
  position(projection: string, color: Color): number {
    return this.positionOf.get(projection, color) ?? -1;
  }
  poser(p: Point): void {
    this.db
      .prepare(
        'INSERT INTO points (projection, couleur, role, signature, ddl, version, position) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(p.projection, p.couleur, p.role, p.signature, p.ddl, p.version, p.position);
  }
  /** Only ever forward (a store may say the same position twice). */
  avancer(projection: string, color: Color, position: number): void {
    this.avance.run(position, projection, color);
  }
  /** The same of several at once. */
  avancerTous(cibles: readonly { projection: { nom: string }; color: Color }[], position: number): void {
    const n = cibles.length;
    if (n === 0) return;
    let avance = this.avancees.get(n);
    if (!avance) {
      const unes = Array.from({ length: n }, () => '(projection = ? AND couleur = ?)').join(' OR ');
      avance = this.db.prepare(`UPDATE points SET position = max(position, ?) WHERE ${unes}`);
      this.avancees.set(n, avance);
    }
    avance.run(position, ...cibles.flatMap((c) => [c.projection.nom, c.color]));
  }
  promouvoir(projection: string, color: Color): void {
    this.db.prepare("DELETE FROM points WHERE projection = ? AND role = 'courante'").run(projection);
    this.db.prepare("UPDATE points SET role = 'courante' WHERE projection = ? AND couleur = ?").run(projection, color);
  }
  retirer(projection: string, color: Color): void {
    this.db.prepare('DELETE FROM points WHERE projection = ? AND couleur = ?').run(projection, color);
    this.db.prepare('DELETE FROM gelees WHERE projection = ? AND couleur = ?').run(projection, color);
  }
  frozen(projection: string, color: Color): FrozenStream[] {
    return this.readFrozen.all(projection, color);
  }
  freeze(projection: string, color: Color, g: FrozenStream): void {
    this.addFrozen.run(projection, color, g.flux, g.position, g.revision, g.type, g.raison);
  }
  unfreeze(projection: string, color: Color, stream: string): void {
    this.db
      .prepare('DELETE FROM gelees WHERE projection = ? AND couleur = ? AND flux = ?')
      .run(projection, color, stream);
  }
}
