/** Copies of the safe, for backups: taken while it lives, checked before they are believed, joined without bringing anybody back. */
import Database from 'better-sqlite3';
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, writeFileSync } from 'node:fs';
import { CoffreRefuse } from './coffre-sqlite.js';
import { ouvrirEnveloppe } from './enveloppe.js';
import { lireCle } from './fichier-de-cle.js';

/** Write and read version of the file format: 2 is WAL, which a database in memory cannot be. */
const VERSIONS_DE_FORMAT = [18, 19];
const ANNULATION = 1;
const TEMOIN = 'temoin';

/**
 * Bytes of a SQLite file that other processes may be writing, as of one transaction, WAL included: what the online backup would
 * write, without a second file of keys on any disk.
 */
export function photographierBase(fichier: string): Buffer {
  const base = new Database(fichier, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    const bytes = base.transaction(() => {
      base.prepare('SELECT count(*) FROM sqlite_schema').get();
      return base.serialize();
    })();
    for (const octet of VERSIONS_DE_FORMAT) bytes[octet] = ANNULATION;
    return bytes;
  } finally {
    base.close();
  }
}

/**
 * @returns how many keys live and how many are destroyed in this copy
 * @throws CoffreRefuse the copy is damaged, or this master key does not open it; CleIllisible
 */
export function verifierCopie(bytes: Buffer, fichierKek: string): { vivantes: number; detruites: number } {
  const kek = lireCle(fichierKek, 'clé maîtresse', false);
  const base = openBytes(bytes);
  try {
    if (base.pragma('integrity_check', { simple: true }) !== 'ok')
      throw new CoffreRefuse('La copie des clés est abîmée.');
    const temoin = base.prepare<[], Buffer>('SELECT enveloppe FROM temoin').pluck().get();
    if (temoin === undefined || ouvrirEnveloppe(temoin, kek, TEMOIN, 0) === undefined)
      throw new CoffreRefuse('Cette clé maîtresse n’est pas celle de la copie des clés.');
    for (const { personne, version, enveloppe } of base
      .prepare<[], { personne: string; version: number; enveloppe: Buffer }>('SELECT * FROM cles')
      .iterate())
      if (ouvrirEnveloppe(enveloppe, kek, personne, version) === undefined)
        throw new CoffreRefuse('Une clé de la copie a été altérée : elle ne s’ouvre pas avec la clé maîtresse.');
    const compter = (table: string): number =>
      base.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
    return { vivantes: compter('cles'), detruites: compter('detruites') };
  } finally {
    base.close();
  }
}

/**
 * Writes a new `cles.db` out of copies of one safe, the newest first: a key is taken wherever it is found, and a person destroyed in
 * ANY of them stays destroyed.
 * @throws CoffreRefuse a file is already there, or a copy is not a safe
 */
export function ecrireCoffre(fichier: string, copies: readonly Buffer[]): void {
  if (existsSync(fichier)) throw new CoffreRefuse('Il y a déjà un fichier de clés à cet endroit.');
  const [recente, ...anciennes] = copies;
  if (recente === undefined) throw new CoffreRefuse('Aucune copie des clés.');
  closeSync(openSync(fichier, 'wx', 0o600));
  writeFileSync(fichier, recente);
  chmodSync(fichier, 0o600);
  const base = new Database(fichier);
  try {
    base.pragma('secure_delete = ON');
    base.pragma('synchronous = FULL');
    base.transaction(() => {
      for (const bytes of anciennes) joindre(base, bytes);
      base.exec('DELETE FROM cles WHERE personne IN (SELECT personne FROM detruites)');
    })();
    // no byte of a key that did not stay
    base.exec('VACUUM');
  } finally {
    base.close();
  }
  const sortie = openSync(fichier, 'r');
  fsyncSync(sortie);
  closeSync(sortie);
}

function joindre(base: Database.Database, bytes: Buffer): void {
  const autre = openBytes(bytes);
  try {
    const cle = base.prepare('INSERT OR IGNORE INTO cles VALUES (?, ?, ?)');
    for (const l of autre
      .prepare<[], [string, number, Buffer]>('SELECT personne, version, enveloppe FROM cles')
      .raw()
      .iterate())
      cle.run(...l);
    const detruite = base.prepare('INSERT OR IGNORE INTO detruites VALUES (?)');
    for (const personne of autre.prepare<[], string>('SELECT personne FROM detruites').pluck().iterate())
      detruite.run(personne);
  } finally {
    autre.close();
  }
}

function openBytes(bytes: Buffer): Database.Database {
  try {
    return new Database(Buffer.from(bytes), { readonly: true });
  } catch (erreur) {
    throw new CoffreRefuse('La copie des clés est illisible.', { cause: erreur });
  }
}
