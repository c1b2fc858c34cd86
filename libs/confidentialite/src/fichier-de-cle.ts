/**
 * A 256-bit secret alone in its file: 32 raw bytes, mode 0400. Used for the key that wraps the others (KEK) and
 * for the key of the blind indexes. Both live outside the folder of the data they protect.
 */
import { createHmac, createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const BYTES = 32;

/** The file of a secret is missing, readable by others, or not 32 bytes. The message never holds the path nor the secret. */
export class CleIllisible extends Error {
  override name = 'CleIllisible';
}

/**
 * Reads the secret, or creates it when `creer` is true and the file does not exist; creation is durable before
 * it returns, and two processes that create at once end up with the same secret.
 * @param nom what to call it in a message: "clé maîtresse", "clé d’index"
 * @throws CleIllisible
 */
export function lireCle(fichier: string, nom: string, creer: boolean): KeyObject {
  if (creer && statSync(fichier, { throwIfNoEntry: false }) === undefined) creerFichier(fichier);
  const etat = statSync(fichier, { throwIfNoEntry: false });
  if (etat === undefined) throw new CleIllisible(`Fichier absent : ${nom}.`);
  if ((etat.mode & 0o077) !== 0)
    throw new CleIllisible(`Fichier lisible par d’autres comptes (mode 0400 attendu) : ${nom}.`);
  const bytes = readFileSync(fichier);
  if (bytes.length !== BYTES) throw new CleIllisible(`Fichier de ${bytes.length} octets au lieu de ${BYTES} : ${nom}.`);
  return createSecretKey(bytes);
}

function creerFichier(fichier: string): void {
  const dossier = dirname(fichier);
  mkdirSync(dossier, { recursive: true, mode: 0o700 });
  const brouillon = `${fichier}.${randomUUID()}`;
  const sortie = openSync(brouillon, 'wx', 0o400);
  try {
    writeSync(sortie, randomBytes(BYTES));
    fsyncSync(sortie);
  } finally {
    closeSync(sortie);
  }
  try {
    // link() never replaces: the loser of a race reads the winner's secret instead of overwriting it.
    linkSync(brouillon, fichier);
  } catch (erreur) {
    if (!(erreur instanceof Error && 'code' in erreur && erreur.code === 'EEXIST')) throw erreur;
  } finally {
    unlinkSync(brouillon);
  }
  synchroniserDossier(dossier);
}

/**
 * Makes the names created in a folder survive a power cut, and the folder itself (`mkdir` is a change of its parent);
 * SQLite ignores a failure here, we do not.
 */
export function synchroniserDossier(dossier: string): void {
  synchroniser(dossier);
  try {
    synchroniser(dirname(dossier));
  } catch (erreur) {
    // a parent we may not read was not written by us: our folder was there before
    if (!(erreur instanceof Error && 'code' in erreur && erreur.code === 'EACCES')) throw erreur;
  }
}

function synchroniser(dossier: string): void {
  const entree = openSync(dossier, 'r');
  try {
    fsyncSync(entree);
  } finally {
    closeSync(entree);
  }
}

/** Fingerprint of a secret under its name: tells two secrets apart, gives nothing of either. 64 hexadecimal characters. */
export const empreinteDeCle = (cle: KeyObject, nom: string): string =>
  createHmac('sha256', cle).update(`jalon/empreinte/${nom}`, 'utf8').digest('hex');
