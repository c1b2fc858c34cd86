/**
 * Seals the log: each append gets a signed checkpoint covering every fact up to its last one, in the very
 * transaction that writes them, so there is no moment when a stored fact is not yet covered.
 */
import { createPublicKey, type KeyObject } from 'node:crypto';
import { LEAF_FORMAT, signCheckpoint, verifyCheckpoint, type Checkpoint } from './checkpoint.js';
import { Frontier, leafHash, type Hash } from './merkle.js';
import { verifierFrom } from './note.js';
import { loadSigningKey } from './signing-key.js';

export interface SealerOptions {
  /** Name of this log, for ever (no white space, no `+`), e.g. `jalon.example/journal`. */
  origin: string;
  /** File of the signing key, outside the folder of the events. */
  keyFile: string;
  /** Create the key when the file is missing (default). Say false when the log already holds facts: a new key would not be the one auditors know. */
  createKey?: boolean;
  /** Lines to sign with each head: what must agree with the log, such as the number of personal keys. Asked at each seal. */
  context?: () => readonly string[];
}

export interface Sealed {
  /** State to give back to the next call: 8 bytes of size, then the left-edge hashes. */
  frontier: Uint8Array;
  /** Number of leaves sealed since the beginning of the log. */
  size: number;
  /** Root of the Merkle tree, hexadecimal. */
  root: Hash;
  /** Signed note, see checkpoint.ts. */
  checkpoint: string;
}

export interface OpenSealer {
  /**
   * Pure in its arguments: keeps nothing between calls, so a transaction rolled back leaves no trace.
   * @param frontier what the previous call returned, null for an empty log
   * @param leaves bytes of the new facts, in position order
   * @throws RangeError the frontier is damaged
   */
  seal(frontier: Uint8Array | null, leaves: Uint8Array[]): Sealed;
  /** What a checkpoint of this log, signed by this key, states. @throws NoteRefused */
  open(checkpoint: string): Checkpoint;
  readonly origin: string;
  readonly publicKey: KeyObject;
  /** Public key as text for auditors: `<origin>+<key id>+<base64>`. */
  readonly verifierKey: string;
}

/** @throws Error the key is missing, readable by others, or not Ed25519; NoteRefused the origin is not a valid name */
export function openSealer({ origin, keyFile, createKey = true, context }: SealerOptions): OpenSealer {
  const privateKey = loadSigningKey(keyFile, createKey);
  const verifier = verifierFrom(origin, createPublicKey(privateKey));
  return {
    origin,
    publicKey: verifier.publicKey,
    verifierKey: verifier.verifierKey,
    seal(previous, leaves) {
      const frontier = previous === null ? Frontier.empty() : Frontier.decode(previous);
      for (const leaf of leaves) frontier.append(leafHash(leaf));
      const head = { size: frontier.size, root: frontier.root() };
      const checkpoint = signCheckpoint(
        { ...head, context: [LEAF_FORMAT, ...(context?.() ?? [])] },
        privateKey,
        verifier,
      );
      return { ...head, frontier: frontier.encode(), checkpoint };
    },
    open: (checkpoint) => verifyCheckpoint(checkpoint, verifier),
  };
}
