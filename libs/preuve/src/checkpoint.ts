/**
 * Checkpoint: the signed head of the log (c2sp.org/tlog-checkpoint), a signed note whose text is
 *
 *   <origin>\n                 unique name of the log, also the name of the signing key
 *   <size>\n                   number of leaves, decimal, no leading zero
 *   <base64(root)>\n           32-byte root of RFC 9162, standard base64 with padding
 *   [<extension>\n ...]        not empty lines: the format of the leaf (`leaf 2`), then the context of the seal, e.g. `cles 1240`; other
 *                              readers ignore them
 *
 * then an empty line and the signature lines (see note.ts for the exact bytes signed). Example:
 *
 *   jalon.example/journal
 *   3
 *   rrZrzif+J0cUoPsGelgVeCZNsPqbUa9eC6FZFY8ynnc=
 *
 *   — jalon.example/journal x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZIn…=
 *
 * To write another verifier: recompute the tree of the leaves (merkle.ts) up to `size`, compare with the
 * root, check the Ed25519 signature. Two checkpoints of one log must be linked by a consistency proof.
 */
import type { KeyObject } from 'node:crypto';
import {
  NoteRefused,
  openNote,
  parseVerifierKey,
  signNote,
  splitNote,
  strictBase64,
  verifierFrom,
  type Verifier,
} from './note.js';
import type { Hash } from './merkle.js';

/**
 * Context line of every seal of today: what its leaves are made of. Format 1 (0.1 and 0.2) said nothing, and its leaves held the position in
 * the store; a verifier never compares a tree of one format with a root of the other.
 */
export const LEAF_FORMAT = 'leaf 2';

const SIZE = /^(0|[1-9][0-9]{0,15})$/;

/** What a checkpoint states: the first `size` leaves of the log `origin` have this root. */
export interface Checkpoint {
  origin: string;
  size: number;
  root: Hash;
  /** What the deployment knew when it sealed, one line each; none in checkpoints of 0.1 and 0.2. */
  context: readonly string[];
}

/** Signs a checkpoint with the key of the log; the origin is the name of the key. */
export function signCheckpoint(
  head: { size: number; root: Hash; context?: readonly string[] },
  privateKey: KeyObject,
  verifier: Verifier,
): string {
  const lines = [verifier.name, head.size, Buffer.from(head.root, 'hex').toString('base64'), ...(head.context ?? [])];
  if (lines.some((line) => line === '' || String(line).includes('\n')))
    throw new NoteRefused('a context line is one line, not empty');
  return signNote(`${lines.join('\n')}\n`, privateKey, verifier);
}

/**
 * Checks format, origin and signature.
 * @param publicKey the log's key: a {@link Verifier}, its text form `<name>+<key id>+<base64>`, or a bare
 *   Ed25519 public key, whose name is then the origin read in the note
 * @throws NoteRefused
 */
export function verifyCheckpoint(note: string, publicKey: Verifier | KeyObject | string): Checkpoint {
  const verifier = verifierOf(note, publicKey);
  const checkpoint = parseCheckpointText(openNote(note, verifier));
  if (checkpoint.origin !== verifier.name) throw new NoteRefused('the origin is not the name of the signing key');
  return checkpoint;
}

/**
 * Reads a checkpoint WITHOUT checking its signature: good to compare sizes, never to believe a root.
 * @throws NoteRefused malformed
 */
export function readUnverifiedCheckpoint(note: string): Checkpoint {
  return parseCheckpointText(splitNote(note).text);
}

/**
 * Size that a note claims, NaN when its second line is not a size. Reads nothing else: for verifiers that walk
 * through hundreds of thousands of seals and fully check one in a thousand.
 */
export function claimedSize(note: string): number {
  const start = note.indexOf('\n') + 1;
  const size = note.slice(start, note.indexOf('\n', start));
  return start > 1 && SIZE.test(size) ? Number(size) : Number.NaN;
}

function verifierOf(note: string, publicKey: Verifier | KeyObject | string): Verifier {
  if (typeof publicKey === 'string') return parseVerifierKey(publicKey);
  if ('keyId' in publicKey) return publicKey;
  return verifierFrom(readUnverifiedCheckpoint(note).origin, publicKey);
}

function parseCheckpointText(text: string): Checkpoint {
  const [origin, size, root, ...rest] = text.split('\n');
  const extensions = rest.slice(0, -1);
  const count = Number(size);
  const bytes = strictBase64(root ?? '');
  if (
    origin === undefined ||
    origin === '' ||
    size === undefined ||
    !SIZE.test(size) ||
    !Number.isSafeInteger(count) ||
    bytes?.length !== 32 ||
    extensions.includes('')
  ) {
    throw new NoteRefused('malformed checkpoint');
  }
  return { origin, size: count, root: bytes.toString('hex'), context: extensions };
}
