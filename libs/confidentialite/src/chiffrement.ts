/**
 * Encryption of one JSON value of a fact under the key of a person.
 *
 *   c1.<key version>.<base64url( nonce (12) || ciphertext || tag (16) )>
 *
 * - AES-256-GCM, 96-bit random nonce, 128-bit tag;
 * - clear text = JSON in UTF-8, filled with spaces up to a multiple of 64 bytes: JSON allows trailing spaces, and
 *   an exact length would tell which criterion or which name it hides;
 * - additional data = UTF-8 of JSON.stringify([personne, stream, eventId, champ, type, key version]): a ciphertext
 *   moved to another person, dossier, fact or field does not open. A JSON array, since ids joined by a separator
 *   could be cut at two places.
 */
import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';
import type { CleDePersonne } from './coffre.js';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Where a value lives: everything a ciphertext is bound to, besides the version of its key. */
export interface ContexteDeChamp {
  personne: string;
  stream: string;
  eventId: string;
  champ: string;
  /** Stored type with its version, e.g. `ProlongationAccordee.v2`. */
  type: string;
}

/** Fills 12 bytes of the buffer it is given at the offset it is given, never twice the same. */
export type SourceDeNonces = (cible: Buffer, position: number) => void;

/** The ciphertext is malformed, altered, moved, or made with another key. The message holds no data. */
export class ChiffreAltere extends Error {
  override name = 'ChiffreAltere';
  constructor() {
    super('Donnée chiffrée altérée, déplacée ou d’une autre clé.');
  }
}

const PREFIXE = 'c1.';
const NONCE = 12;
const SCEAU = 16;
const PAS = 64;
const ESPACE = 0x20;
const FORME = /^c1\.([1-9][0-9]{0,8})\.([A-Za-z0-9_-]+)$/;

// One system call per 256 nonces rather than per nonce.
const reserve = Buffer.alloc(NONCE * 256);
let consomme = reserve.length;

const nonceAleatoire: SourceDeNonces = (cible, position) => {
  if (consomme === reserve.length) {
    randomFillSync(reserve);
    consomme = 0;
  }
  reserve.copy(cible, position, consomme, consomme + NONCE);
  consomme += NONCE;
};

/** Encrypts any JSON value; see the format above. */
export function chiffrer(
  valeur: Json,
  { cle, version }: CleDePersonne,
  contexte: ContexteDeChamp,
  nonces: SourceDeNonces = nonceAleatoire,
): string {
  const clair = JSON.stringify(valeur);
  const longueur = Buffer.byteLength(clair, 'utf8');
  const rempli = Buffer.allocUnsafe(Math.ceil(longueur / PAS) * PAS);
  rempli.write(clair, 0, 'utf8');
  rempli.fill(ESPACE, longueur);
  const sortie = Buffer.allocUnsafe(NONCE + rempli.length + SCEAU);
  nonces(sortie, 0);
  const chiffre = createCipheriv('aes-256-gcm', cle, sortie.subarray(0, NONCE));
  chiffre.setAAD(lien(contexte, version));
  chiffre.update(rempli).copy(sortie, NONCE);
  chiffre.final();
  chiffre.getAuthTag().copy(sortie, NONCE + rempli.length);
  // allocUnsafe takes from a pool shared with the rest of the process: leave no clear text in it.
  rempli.fill(0);
  return `${PREFIXE}${version}.${sortie.toString('base64url')}`;
}

/**
 * The same value in the same place gives the same text: for a cache, whose rows are compared byte for byte with those built again. The
 * nonce is deduced from key, place and value (as in SIV modes), so it only ever comes back with the very same text. What it tells from
 * outside is that a value is again what it was.
 */
export function chiffrerDeduit(valeur: Json, cle: CleDePersonne, contexte: ContexteDeChamp): string {
  const nonce = createHmac('sha256', cle.cle)
    .update('jalon/nonce-deduit\n')
    .update(lien(contexte, cle.version))
    .update('\n')
    .update(JSON.stringify(valeur), 'utf8')
    .digest();
  return chiffrer(valeur, cle, contexte, (cible, position) => nonce.copy(cible, position, 0, NONCE));
}

/**
 * Decrypts what {@link chiffrer} or {@link chiffrerDeduit} made, in the same context.
 * @returns the value, or undefined when there is no key any more: the value is erased (JSON has no undefined)
 * @throws ChiffreAltere
 */
export function dechiffrer(texte: string, cle: CleDePersonne | undefined, contexte: ContexteDeChamp): Json | undefined {
  if (cle === undefined) {
    if (!FORME.test(texte)) throw new ChiffreAltere();
    return undefined;
  }
  const prefix = `${PREFIXE}${cle.version}.`;
  if (!texte.startsWith(prefix)) throw new ChiffreAltere();
  const body = texte.slice(prefix.length);
  const bytes = Buffer.from(body, 'base64url');
  const fin = bytes.length - SCEAU;
  // The second test refuses whatever is not base64url, and the other spellings of the same bytes: decoding accepts both in silence.
  if (fin <= NONCE || bytes.toString('base64url') !== body) throw new ChiffreAltere();
  const dechiffre = createDecipheriv('aes-256-gcm', cle.cle, bytes.subarray(0, NONCE), { authTagLength: SCEAU });
  dechiffre.setAAD(lien(contexte, cle.version)).setAuthTag(bytes.subarray(fin));
  const clair = dechiffre.update(bytes.subarray(NONCE, fin));
  try {
    dechiffre.final();
  } catch {
    throw new ChiffreAltere();
  }
  const valeur = JSON.parse(clair.toString('utf8')) as Json;
  clair.fill(0);
  return valeur;
}

/** True for a string that has the form of a ciphertext of this room. */
export function estChiffre(valeur: unknown): valeur is string {
  return typeof valeur === 'string' && FORME.test(valeur);
}

function lien({ personne, stream, eventId, champ, type }: ContexteDeChamp, version: number): Buffer {
  return Buffer.from(JSON.stringify([personne, stream, eventId, champ, type, version]), 'utf8');
}
