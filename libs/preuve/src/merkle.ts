/**
 * Merkle tree of RFC 9162 §2.1 over SHA-256.
 *
 *   leaf = SHA-256(0x00 || bytes)      node = SHA-256(0x01 || left || right)      empty tree = SHA-256("")
 *
 * The two prefixes keep a node from being presented as a leaf (second preimage). Hashes are 64 lowercase
 * hexadecimal characters everywhere: they travel in JSON as they are, and on Node 20 a hash returned as a
 * string costs a third of a hash returned as a Buffer.
 */
import { hash as sha256, timingSafeEqual } from 'node:crypto';

/** 32 bytes as 64 lowercase hexadecimal characters. */
export type Hash = string;

/** Root of the tree without leaves: SHA-256 of the empty string. */
export const EMPTY_ROOT: Hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

const HASH_FORM = /^[0-9a-f]{64}$/;

/** True for 64 lowercase hexadecimal characters; any other spelling of a hash is refused. */
export function isHash(value: unknown): value is Hash {
  return typeof value === 'string' && HASH_FORM.test(value);
}

// One scratch buffer per use: allocating per hash would cost more than hashing.
const nodeScratch = Buffer.alloc(65, 0x01);
let leafScratch = Buffer.alloc(4096);

/** Hash of a leaf, given its bytes. */
export function leafHash(leaf: Uint8Array): Hash {
  const length = leaf.length + 1;
  if (length > leafScratch.length) leafScratch = Buffer.alloc(length * 2);
  leafScratch[0] = 0x00;
  leafScratch.set(leaf, 1);
  return sha256('sha256', leafScratch.subarray(0, length), 'hex');
}

/**
 * Hash of an inner node.
 * Both arguments must satisfy {@link isHash}: hexadecimal decoding stops silently at a foreign character and
 * would leave bytes of the previous call in place, so every hash that comes from outside is checked first.
 */
export function nodeHash(left: Hash, right: Hash): Hash {
  nodeScratch.write(left, 1, 32, 'hex');
  nodeScratch.write(right, 33, 32, 'hex');
  return sha256('sha256', nodeScratch, 'hex');
}

/** Depth of a tree of 2^53 leaves: no frontier is longer. */
const MAX_EDGES = 54;
const HASH = 32;
const HEADER = 8;

/**
 * Left edge of a growing tree: one hash per complete subtree, i.e. per bit set in `size`, largest first.
 * It is all that is needed to add leaves and to know the root; a log of a million facts fits in twenty hashes.
 *
 * Kept in its encoded form, 8 bytes of size (big-endian) then 32 bytes per hash: the store reads and writes it at
 * each append, and turning it into objects and back took longer than the hashing itself.
 */
export class Frontier {
  private constructor(
    private count: number,
    private edges: number,
    private readonly bytes: Buffer,
  ) {}

  static empty(): Frontier {
    return new Frontier(0, 0, roomForEdges());
  }

  /** Number of leaves. */
  get size(): number {
    return this.count;
  }

  /** Adds the hash of the next leaf; one more hash per leaf on average, log2(size) at most. */
  append(leaf: Hash): void {
    this.bytes.write(leaf, HEADER + HASH * this.edges, HASH, 'hex');
    this.edges += 1;
    // Each trailing 1 bit of the old size is a complete subtree that the new leaf completes into its parent.
    for (let rest = this.count; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = HEADER + HASH * (this.edges - 2);
      this.bytes.copy(nodeScratch, 1, left, left + 2 * HASH);
      this.bytes.write(sha256('sha256', nodeScratch, 'binary'), left, HASH, 'latin1');
      this.edges -= 1;
    }
    this.count += 1;
  }

  /** Root of the tree of the leaves added so far. */
  root(): Hash {
    if (this.edges === 0) return EMPTY_ROOT;
    let at = HEADER + HASH * (this.edges - 1);
    if (this.edges === 1) return this.bytes.toString('hex', at, at + HASH);
    this.bytes.copy(nodeScratch, 1 + HASH, at, at + HASH);
    for (at -= HASH; at > HEADER; at -= HASH) {
      this.bytes.copy(nodeScratch, 1, at, at + HASH);
      nodeScratch.write(sha256('sha256', nodeScratch, 'binary'), 1 + HASH, HASH, 'latin1');
    }
    this.bytes.copy(nodeScratch, 1, HEADER, HEADER + HASH);
    return sha256('sha256', nodeScratch, 'hex');
  }

  /** The complete subtrees it is made of, largest first: bounds in leaves, the second excluded. */
  *subtrees(): Generator<{ from: number; to: number; hash: Hash }> {
    let to = 0;
    for (let edge = 0; edge < this.edges; edge += 1) {
      const from = to;
      to += 2 ** Math.floor(Math.log2(this.count - from));
      const at = HEADER + HASH * edge;
      yield { from, to, hash: this.bytes.toString('hex', at, at + HASH) };
    }
  }

  clone(): Frontier {
    return new Frontier(this.count, this.edges, Buffer.from(this.bytes));
  }

  /** Compact form: size as 8 bytes big-endian, then 32 bytes per left-edge hash, largest subtree first. */
  encode(): Buffer {
    const encoded = Buffer.allocUnsafe(HEADER + HASH * this.edges);
    this.bytes.copy(encoded, HEADER, HEADER, encoded.length);
    encoded.writeUInt32BE(Math.floor(this.count / 2 ** 32), 0);
    encoded.writeUInt32BE(this.count % 2 ** 32, 4);
    return encoded;
  }

  /** @throws RangeError the bytes are not the encoding of a frontier */
  static decode(encoded: Uint8Array): Frontier {
    if (encoded.length < HEADER) throw new RangeError('frontier shorter than its size field');
    const count = encoded.subarray(0, HEADER).reduce((size, byte) => size * 256 + byte, 0);
    if (!Number.isSafeInteger(count)) throw new RangeError('frontier size beyond 2^53');
    const edges = bitsSet(count);
    if (encoded.length !== HEADER + HASH * edges)
      throw new RangeError(`frontier of size ${count} with ${encoded.length} bytes`);
    const frontier = new Frontier(count, edges, roomForEdges());
    frontier.bytes.set(encoded);
    return frontier;
  }
}

/** Not cleared: every byte is written before it is read, and clearing it took as long as four hashes. */
function roomForEdges(): Buffer {
  return Buffer.allocUnsafe(HEADER + HASH * MAX_EDGES);
}

/** Root of the tree of these leaf hashes, in order. */
export function rootOf(leafHashes: Iterable<Hash>): Hash {
  const frontier = Frontier.empty();
  for (const leaf of leafHashes) frontier.append(leaf);
  return frontier.root();
}

/** Compares two hashes given by strangers; false as soon as one of them is not a hash. */
export function sameHash(a: Hash, b: Hash): boolean {
  return isHash(a) && isHash(b) && timingSafeEqual(Buffer.from(a, 'hex'), Buffer.from(b, 'hex'));
}

function bitsSet(n: number): number {
  let bits = 0;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) bits += rest % 2;
  return bits;
}
