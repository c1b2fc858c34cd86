/** The key and the notes of an audit file: what note.ts reads, narrowed to what any language reads alike (docs/format-preuve.md §4). */
import { NoteRefused, parseVerifierKey, type Verifier } from '../note.js';

/** Visible ASCII, without `+`. */
const CLE = /^[!-*,-~]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+={0,2}\n$/;
const SIGNATURE = /^— [!-*,-~]+ [A-Za-z0-9+/]+={0,2}$/;
/** Of the field of Curve25519. */
const P = 2n ** 255n - 19n;
/** Ordinates of the points of small order, under which one signature is good for any text. */
const Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022n;
const PETITS = new Set([0n, 1n, P - 1n, Y8, P - Y8]);

/** @throws NoteRefused */
export function lireCleDuDossier(bytes: Buffer): Verifier {
  const ligne = utf8(bytes);
  if (!CLE.test(ligne)) throw new NoteRefused('not the line of a key');
  const verifier = parseVerifierKey(ligne.slice(0, -1));
  const brute = verifier.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const y = BigInt(`0x${Buffer.from(brute).reverse().toString('hex')}`) & (2n ** 255n - 1n);
  if (y >= P || PETITS.has(y)) throw new NoteRefused('a key that proves nothing');
  return verifier;
}

/** The text of a note. @throws NoteRefused */
export function noteDuDossier(bytes: Buffer): string {
  const note = utf8(bytes);
  const lignes = note.slice(note.lastIndexOf('\n\n') + 2, -1).split('\n');
  if (!lignes.every((l) => SIGNATURE.test(l))) throw new NoteRefused('malformed signature line');
  return note;
}

function utf8(bytes: Buffer): string {
  const texte = bytes.toString('utf8');
  if (!Buffer.from(texte, 'utf8').equals(bytes)) throw new NoteRefused('not UTF-8');
  return texte;
}
