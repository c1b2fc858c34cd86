/**
 * The Ed25519 key of the log, alone in its file (PKCS#8 PEM, mode 0400), to be kept outside the folder of the
 * events: who can write the log must not, by that alone, be able to sign it.
 */
import { createPrivateKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
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

/**
 * Reads the key, or creates it when `create` is true and the file does not exist. Creation is durable before
 * it returns, and two processes that create at the same time end up with the same key.
 * @throws Error the file is missing, readable by others than its owner, or not an Ed25519 key
 */
export function loadSigningKey(keyFile: string, create: boolean): KeyObject {
  if (create && statSync(keyFile, { throwIfNoEntry: false }) === undefined) createKeyFile(keyFile);
  const stats = statSync(keyFile, { throwIfNoEntry: false });
  if (stats === undefined) throw new Error('Clé de scellement absente : le journal ne peut pas être signé.');
  if ((stats.mode & 0o077) !== 0)
    throw new Error('Clé de scellement lisible par d’autres comptes : mode 0400 attendu.');
  const key = readKey(keyFile);
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('Clé de scellement refusée : Ed25519 attendu.');
  return key;
}

function readKey(keyFile: string): KeyObject {
  const text = readFileSync(keyFile, 'utf8');
  try {
    return createPrivateKey(text);
  } catch {
    // the words of OpenSSL tell an operator nothing
    throw new Error('Clé de scellement illisible : remettez-la depuis la sauvegarde des clés.');
  }
}

function createKeyFile(keyFile: string): void {
  const folder = dirname(keyFile);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${keyFile}.${randomUUID()}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  const file = openSync(draft, 'wx', 0o400);
  try {
    writeSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  try {
    // link() never replaces: the loser of a race reads the winner's key instead of overwriting it.
    linkSync(draft, keyFile);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  } finally {
    unlinkSync(draft);
  }
  const directory = openSync(folder, 'r');
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
