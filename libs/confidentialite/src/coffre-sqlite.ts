/**
 * The durable safe: `cles.db`, a SQLite file of its own (not the same life, backups nor rights as the log), where
 * each person's key lies wrapped by a master key (KEK) kept in another file. Neither file alone opens anything.
 *
 * Destruction must leave no byte behind: a plain DELETE leaves the wrapped key in free pages and in the WAL, so
 * `secure_delete` is on and the WAL is truncated before `detruire` returns.
 */
import Database from 'better-sqlite3';
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CleDetruite, PREMIERE_VERSION, type CleDePersonne, type Coffre } from './coffre.js';
import { envelopper, ouvrirEnveloppe } from './enveloppe.js';
import { lireCle, synchroniserDossier } from './fichier-de-cle.js';

export interface OptionsDuCoffre {
  /** Path of `cles.db`, created if absent. */
  fichier: string;
  /** Path of the KEK, created on the first use of a new safe and only then. */
  kek: string;
  /** Opened keys kept in memory, default 10 000 (about 3 MB); the least recently used leaves first. */
  cache?: number;
  /** How long to wait for another process that holds the file, in milliseconds, default 5000. */
  attente?: number;
  /** False: an existing safe is opened, none is created. Default true. */
  creer?: boolean;
  /** Size of the log at this moment, noted beside each key created. */
  tailleDuJournal?: () => number;
}

/** The safe cannot be opened or believed; the message says why, for an operator. */
export class CoffreRefuse extends Error {
  override name = 'CoffreRefuse';
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS cles (personne TEXT PRIMARY KEY, version INTEGER NOT NULL, enveloppe BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS detruites (personne TEXT PRIMARY KEY) STRICT;
  CREATE TABLE IF NOT EXISTS compte (id INTEGER PRIMARY KEY CHECK (id = 1), creees INTEGER NOT NULL, journal INTEGER NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS temoin (id INTEGER PRIMARY KEY CHECK (id = 1), enveloppe BLOB NOT NULL) STRICT;
  INSERT OR IGNORE INTO compte SELECT 1, (SELECT count(*) FROM cles) + (SELECT count(*) FROM detruites), 0;
`;
/** Longest time, in milliseconds, a key destroyed by another process may still be used from memory by this one. */
const FRAICHEUR = 50;
// Name under which a witness secret is wrapped: it tells a wrong KEK at opening rather than at the first read.
const TEMOIN = 'temoin';

/**
 * @throws CoffreRefuse wrong KEK, KEK missing for an existing safe, file already unusable
 * @throws CleIllisible the KEK file is readable by others or damaged
 */
export function ouvrirCoffre({ fichier, kek: fichierKek, creer = true, ...options }: OptionsDuCoffre): Coffre {
  if (resolve(fichier) === resolve(fichierKek))
    throw new CoffreRefuse('La clé maîtresse ne peut pas être dans le fichier des clés.');
  if (!creer && !existsSync(fichier)) throw new CoffreRefuse('Le fichier des clés personnelles est absent.');
  const base = ouvrirBase(fichier, options.attente ?? 5000);
  try {
    const kek = verifierKek(base, fichierKek, creer);
    return new CoffreSqlite(base, kek, options.cache ?? 10_000, options.tailleDuJournal ?? (() => 0));
  } catch (erreur) {
    base.close();
    throw erreur;
  }
}

function ouvrirBase(fichier: string, attente: number): Database.Database {
  const dossier = dirname(fichier);
  mkdirSync(dossier, { recursive: true, mode: 0o700 });
  // Created by us with the right mode: SQLite would follow the umask, and gives the WAL the mode of the database.
  closeSync(openSync(fichier, 'a', 0o600));
  chmodSync(fichier, 0o600);
  const base = new Database(fichier, { timeout: attente });
  for (const reglage of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'secure_delete = ON',
    'trusted_schema = OFF',
    'cell_size_check = ON',
  ]) {
    base.pragma(reglage);
  }
  const lu = ['journal_mode', 'synchronous', 'secure_delete'].map((nom) => base.pragma(nom, { simple: true }));
  if (lu.join() !== 'wal,2,1') {
    base.close();
    throw new CoffreRefuse(`Réglages du fichier des clés refusés par SQLite : ${lu.join()}.`);
  }
  base.transaction(() => base.exec(SCHEMA)).immediate();
  synchroniserDossier(dossier);
  return base;
}

function verifierKek(base: Database.Database, fichierKek: string, creer: boolean): KeyObject {
  return base
    .transaction(() => {
      const temoin = base.prepare<[], { enveloppe: Buffer }>('SELECT enveloppe FROM temoin').get();
      if (temoin === undefined) {
        if (!creer) throw new CoffreRefuse('Le fichier des clés personnelles est vide.');
        const kek = lireCle(fichierKek, 'clé maîtresse', true);
        base.prepare('INSERT INTO temoin VALUES (1, ?)').run(envelopper(randomBytes(32), kek, TEMOIN, 0));
        return kek;
      }
      // A new KEK would open none of the existing keys: its absence is a loss to repair, not a first use.
      if (!existsSync(fichierKek))
        throw new CoffreRefuse(
          'Clé maîtresse absente alors que le fichier des clés existe : la restaurer, ne pas en créer une autre.',
        );
      const kek = lireCle(fichierKek, 'clé maîtresse', false);
      if (ouvrirEnveloppe(temoin.enveloppe, kek, TEMOIN, 0) === undefined) {
        throw new CoffreRefuse('Cette clé maîtresse n’est pas celle du fichier des clés.');
      }
      return kek;
    })
    .immediate();
}

class CoffreSqlite implements Coffre {
  private readonly ouvertes = new Map<string, CleDePersonne>();
  private readonly lire;
  private readonly estDetruite;
  private readonly inserer;
  private readonly supprimer;
  private readonly marquer;
  private readonly versionDesDonnees;
  private readonly compter;
  private readonly lireCompte;
  private derniereVersion: number | undefined;
  private compte: { creees: number; journal: number };
  private derniereQuestion = performance.now();

  constructor(
    private readonly base: Database.Database,
    private readonly kek: KeyObject,
    private readonly capacite: number,
    private readonly tailleDuJournal: () => number,
  ) {
    this.lire = base.prepare<[string], { version: number; enveloppe: Buffer }>(
      'SELECT version, enveloppe FROM cles WHERE personne = ?',
    );
    this.estDetruite = base.prepare<[string], number>('SELECT 1 FROM detruites WHERE personne = ?').pluck();
    this.inserer = base.prepare<[string, number, Buffer]>('INSERT INTO cles VALUES (?, ?, ?)');
    this.supprimer = base.prepare<[string]>('DELETE FROM cles WHERE personne = ?');
    this.marquer = base.prepare<[string]>('INSERT OR IGNORE INTO detruites VALUES (?)');
    this.compter = base.prepare<[number]>('UPDATE compte SET creees = creees + 1, journal = max(journal, ?)');
    this.lireCompte = base.prepare<[], { creees: number; journal: number }>('SELECT creees, journal FROM compte');
    this.compte = this.lireCompte.get() ?? { creees: 0, journal: 0 };
    this.versionDesDonnees = base.prepare<[], number>('PRAGMA data_version').pluck();
    this.derniereVersion = this.versionDesDonnees.get();
  }

  cleDe(personne: string): CleDePersonne {
    const existante = this.cleExistante(personne);
    if (existante !== undefined) return existante;
    const cle = this.base.transaction(() => this.lireOuCreer(personne)).immediate();
    this.recompter();
    this.retenir(personne, cle);
    return cle;
  }

  clesDe(personnes: readonly string[]): Map<string, CleDePersonne> {
    const cles = this.base.transaction(() => new Map(personnes.map((p) => [p, this.lireOuCreer(p)]))).immediate();
    this.recompter();
    // Only once committed: a key of an aborted transaction must not encrypt anything.
    for (const [personne, cle] of cles) this.retenir(personne, cle);
    return cles;
  }

  cleExistante(personne: string): CleDePersonne | undefined {
    this.oublierSiAutreEcrivain();
    const connue = this.ouvertes.get(personne);
    if (connue === undefined) {
      const lue = this.lireCle(personne);
      if (lue !== undefined) this.retenir(personne, lue);
      return lue;
    }
    this.retenir(personne, connue);
    return connue;
  }

  etatDe(personne: string): 'vivante' | 'detruite' | 'inconnue' {
    if (this.estDetruite.get(personne) !== undefined) return 'detruite';
    return this.lire.get(personne) === undefined ? 'inconnue' : 'vivante';
  }

  creees(): number {
    return this.compte.creees;
  }

  journalVu(): number {
    return this.compte.journal;
  }

  detruire(personnes: readonly string[]): number {
    let nombre = 0;
    this.base
      .transaction(() => {
        nombre = 0;
        for (const personne of personnes) {
          nombre += this.supprimer.run(personne).changes;
          this.marquer.run(personne);
        }
      })
      .immediate();
    for (const personne of personnes) this.ouvertes.delete(personne);
    const [{ busy } = { busy: 1 }] = this.base.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (busy !== 0) {
      throw new CoffreRefuse(
        'Clés supprimées, mais leur trace reste dans le journal du fichier des clés, tenu par un autre lecteur : recommencer.',
      );
    }
    return nombre;
  }

  fermer(): void {
    this.ouvertes.clear();
    this.base.close();
  }

  private lireCle(personne: string): CleDePersonne | undefined {
    const ligne = this.lire.get(personne);
    if (ligne === undefined) return undefined;
    const cle = ouvrirEnveloppe(ligne.enveloppe, this.kek, personne, ligne.version);
    if (cle === undefined)
      throw new CoffreRefuse('Une clé du coffre a été altérée : elle ne s’ouvre pas avec la clé maîtresse.');
    return { version: ligne.version, cle };
  }

  private lireOuCreer(personne: string): CleDePersonne {
    if (this.estDetruite.get(personne) !== undefined) throw new CleDetruite();
    return this.lireCle(personne) ?? this.creer(personne);
  }

  private creer(personne: string): CleDePersonne {
    const secret = randomBytes(32);
    this.inserer.run(personne, PREMIERE_VERSION, envelopper(secret, this.kek, personne, PREMIERE_VERSION));
    this.compter.run(this.tailleDuJournal());
    const cle = { version: PREMIERE_VERSION, cle: createSecretKey(secret) };
    secret.fill(0);
    return cle;
  }

  /** Once committed, kept in memory: a seal asks for it at each commit. */
  private recompter(): void {
    this.compte = this.lireCompte.get() ?? this.compte;
  }

  /** A Map keeps insertion order: deleting then inserting moves the entry to the young end. */
  private retenir(personne: string, cle: CleDePersonne): void {
    this.ouvertes.delete(personne);
    this.ouvertes.set(personne, cle);
    const ainee = this.ouvertes.keys().next();
    if (this.ouvertes.size > this.capacite && ainee.done !== true) this.ouvertes.delete(ainee.value);
  }

  /**
   * Another process may have erased a person: then nothing kept in memory can be trusted any more. Asking SQLite
   * costs as much as half a decryption, hence once per {@link FRAICHEUR}.
   */
  private oublierSiAutreEcrivain(): void {
    const maintenant = performance.now();
    if (maintenant - this.derniereQuestion < FRAICHEUR) return;
    this.derniereQuestion = maintenant;
    const version = this.versionDesDonnees.get();
    if (version === this.derniereVersion) return;
    this.derniereVersion = version;
    this.ouvertes.clear();
  }
}
