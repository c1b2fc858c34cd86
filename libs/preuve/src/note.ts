/**
 * C2SP signed note (c2sp.org/signed-note), Ed25519 only.
 *
 *   <text, one or more lines, each ended by \n>
 *   <empty line>
 *   — <key name> <base64(key id || signature)>\n          one line per signature; the dash is U+2014
 *
 * - signature = Ed25519 (RFC 8032) over the UTF-8 bytes of the text, its last \n included, the empty line not;
 * - key id = first 4 bytes of SHA-256(key name || 0x0A || 0x01 || 32-byte public key); 0x01 says "Ed25519";
 * - verifier key, the form handed to auditors: `<key name>+<key id, 8 hex>+<base64(0x01 || public key)>`;
 * - base64 is the standard alphabet with padding (RFC 4648 §4); a key name is not empty and holds no
 *   white space and no `+`.
 * Lines signed by keys the reader does not know are ignored: this is how witnesses add theirs.
 */
import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

const ED25519 = 0x01;
/** Of a witness (cosignature.ts). */
export const COSIGNATURE = 0x04;
type KindOfKey = typeof ED25519 | typeof COSIGNATURE;
const KEY_NAME = /^[^\s+]+$/u;
// A bound on what an unknown file can make us verify.
const MAX_SIGNATURES = 100;

/** The note is malformed, or no line of it is a good signature by the expected key. */
export class NoteRefused extends Error {
  override name = 'NoteRefused';
}

/** A public key under its name; made by {@link verifierFrom} or {@link parseVerifierKey}. */
export interface Verifier {
  readonly name: string;
  /** 4 bytes. */
  readonly keyId: Buffer;
  readonly publicKey: KeyObject;
  /** Text form `<name>+<key id>+<base64>`, to publish. */
  readonly verifierKey: string;
}

/** @throws NoteRefused the name is not allowed in a note, or the key is not Ed25519 */
export function verifierFrom(name: string, publicKey: KeyObject, kind: KindOfKey = ED25519): Verifier {
  if (!KEY_NAME.test(name)) throw new NoteRefused(`key name refused: ${JSON.stringify(name)}`);
  if (publicKey.type !== 'public' || publicKey.asymmetricKeyType !== 'ed25519')
    throw new NoteRefused('not an Ed25519 public key');
  // The raw 32 bytes end the DER form (RFC 8410); there is no shorter way to them.
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const typed = Buffer.concat([Buffer.from([kind]), raw]);
  const keyId = createHash('sha256').update(`${name}\n`, 'utf8').update(typed).digest().subarray(0, 4);
  return { name, keyId, publicKey, verifierKey: `${name}+${keyId.toString('hex')}+${typed.toString('base64')}` };
}

/** @throws NoteRefused not a verifier key, or its key id does not match its name and key */
export function parseVerifierKey(text: string, kind: KindOfKey = ED25519): Verifier {
  const [, name, keyId, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/u.exec(text) ?? [];
  if (name === undefined || keyId === undefined || encoded === undefined)
    throw new NoteRefused('malformed verifier key');
  const typed = strictBase64(encoded);
  if (typed?.length !== 33 || typed[0] !== kind) throw new NoteRefused('verifier key of another kind');
  const x = typed.subarray(1).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  const verifier = verifierFrom(name, publicKey, kind);
  if (verifier.keyId.toString('hex') !== keyId) throw new NoteRefused('verifier key: key id does not match');
  return verifier;
}

/** Signs `text` (which must end with a line feed) and returns the whole note. */
export function signNote(text: string, privateKey: KeyObject, verifier: Verifier): string {
  if (!text.endsWith('\n')) throw new NoteRefused('the text of a note ends with a line feed');
  return appendSignature(`${text}\n`, verifier, sign(null, Buffer.from(text, 'utf8'), privateKey));
}

/** One more signature line. */
export const appendSignature = (note: string, { name, keyId }: Verifier, signature: Buffer): string =>
  `${note}— ${name} ${Buffer.concat([keyId, signature]).toString('base64')}\n`;

/**
 * Checks the signature by `verifier` and returns the signed text.
 * @throws NoteRefused
 */
export function openNote(note: string, verifier: Verifier): string {
  const { text, signatures } = splitNote(note);
  const ours = signatures.filter((s) => s.name === verifier.name && s.keyId.equals(verifier.keyId));
  if (ours.length === 0) throw new NoteRefused(`not signed by ${verifier.name}`);
  const bytes = Buffer.from(text, 'utf8');
  // Every line under our key must be good: a second, bad one is a sign of tampering, not of a co-signer.
  if (!ours.every((s) => verify(null, bytes, verifier.publicKey, s.signature)))
    throw new NoteRefused(`bad signature by ${verifier.name}`);
  return text;
}

/**
 * Separates text and signatures without checking any of them.
 * @throws NoteRefused malformed
 */
export function splitNote(note: string): {
  text: string;
  signatures: { name: string; keyId: Buffer; signature: Buffer }[];
} {
  const border = note.lastIndexOf('\n\n');
  // Control characters other than the line feed could show an auditor something else than what was signed.
  // eslint-disable-next-line no-control-regex
  if (border < 0 || !note.endsWith('\n') || /[\u0000-\u0009\u000b-\u001f\u007f\ufffd]|\p{Surrogate}/u.test(note)) {
    throw new NoteRefused('malformed note');
  }
  const lines = note.slice(border + 2, -1).split('\n');
  if (lines.length > MAX_SIGNATURES) throw new NoteRefused('too many signatures');
  const signatures = lines.map((line) => {
    const [, name, encoded] = /^— ([^\s+]+) (\S+)$/u.exec(line) ?? [];
    const bytes = encoded === undefined ? undefined : strictBase64(encoded);
    if (name === undefined || bytes === undefined || bytes.length < 5)
      throw new NoteRefused('malformed signature line');
    return { name, keyId: bytes.subarray(0, 4), signature: bytes.subarray(4) };
  });
  return { text: note.slice(0, border + 1), signatures };
}

/** Decodes canonical padded base64; undefined for any other spelling (Node ignores foreign characters in silence). */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
