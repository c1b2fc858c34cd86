/**
 * Cosignature of a witness (c2sp.org/tlog-cosignature, `cosignature/v1`): she saw this checkpoint at that second. It is one more signature line of
 * the note, that readers who do not know her ignore:
 *
 *   — <name> <base64(key id || second, 8 bytes big-endian || Ed25519 signature)>
 *
 * - key id = first 4 bytes of SHA-256(name || 0x0A || 0x04 || public key): another one than that of a log signing with the same key;
 * - signed: `cosignature/v1\ntime <second>\n`, then the text of the note, its last line feed included.
 */
import { sign, verify, type KeyObject } from 'node:crypto';
import { appendSignature, COSIGNATURE, parseVerifierKey, splitNote, verifierFrom, type Verifier } from './note.js';

const SECONDS = 8;

/** @throws NoteRefused the name is not allowed, or the key is not Ed25519 */
export const witnessFrom = (name: string, publicKey: KeyObject): Verifier => verifierFrom(name, publicKey, COSIGNATURE);
/** @throws NoteRefused not the key of a witness */
export const parseWitnessKey = (text: string): Verifier => parseVerifierKey(text, COSIGNATURE);

const signed = (text: string, second: bigint): Buffer => Buffer.from(`cosignature/v1\ntime ${second}\n${text}`, 'utf8');

/** The note with one more line. @throws NoteRefused malformed */
export function cosign(note: string, at: Date, privateKey: KeyObject, witness: Verifier): string {
  const second = BigInt(Math.floor(at.getTime() / 1000));
  const time = Buffer.alloc(SECONDS);
  time.writeBigUInt64BE(second);
  const signature = sign(null, signed(splitNote(note).text, second), privateKey);
  return appendSignature(note, witness, Buffer.concat([time, signature]));
}

/** When she saw it; null: she did not sign it, or that signature is not hers. @throws NoteRefused malformed */
export function cosignedAt(note: string, witness: Verifier): Date | null {
  const { text, signatures } = splitNote(note);
  const hers = signatures.find((s) => s.name === witness.name && s.keyId.equals(witness.keyId))?.signature;
  if (hers === undefined || hers.length !== SECONDS + 64) return null;
  const second = hers.readBigUInt64BE();
  if (!verify(null, signed(text, second), witness.publicKey, hers.subarray(SECONDS))) return null;
  return new Date(Number(second) * 1000);
}
