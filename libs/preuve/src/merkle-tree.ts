/** The whole tree of a log, for who makes many proofs of it: 64 bytes a leaf, each node computed once, whatever is appended since. */
import { EMPTY_ROOT, nodeHash, type Hash } from './merkle.js';
import { consistencyPath, inclusionPath, largestPowerOfTwoBelow } from './merkle-proofs.js';

const HASH = 32;

export class MerkleTree {
  /** Level k: roots of the complete subtrees of 2^k leaves; room is kept for more. */
  private readonly levels: Buffer[] = [];
  private count = 0;

  /** @param leaves hashes of the leaves, one after the other */
  constructor(leaves: Iterable<Hash> = []) {
    for (const leaf of leaves) this.append(leaf);
  }

  append(leaf: Hash): void {
    let [index, hash] = [this.count, leaf];
    this.count += 1;
    for (let level = 0; ; level += 1) {
      const nodes = this.room(level, index);
      nodes.write(hash, index * HASH, 'hex');
      if (index % 2 === 0) return;
      hash = nodeHash(at(nodes, index - 1), hash);
      index = (index - 1) / 2;
    }
  }

  get size(): number {
    return this.count;
  }
  get root(): Hash {
    return this.size === 0 ? EMPTY_ROOT : this.rangeRoot(0, this.size);
  }
  leaf(index: number): Hash {
    return this.rangeRoot(index, index + 1);
  }
  /** Path of that leaf, nearest sibling first. @throws RangeError */
  inclusion(index: number): Hash[] {
    return inclusionPath(index, this.size, (from, to) => this.rangeRoot(from, to));
  }
  /** From the tree of its first `size` leaves to this one. @throws RangeError */
  consistency(size: number): Hash[] {
    return consistencyPath(size, this.size, (from, to) => this.rangeRoot(from, to));
  }

  private room(level: number, index: number): Buffer {
    const nodes = this.levels[level] ?? Buffer.alloc(HASH);
    if (index * HASH < nodes.length) return (this.levels[level] = nodes);
    return (this.levels[level] = Buffer.concat([nodes, Buffer.alloc(nodes.length)]));
  }

  private rangeRoot(from: number, to: number): Hash {
    const count = to - from;
    const level = Math.log2(count);
    if (Number.isInteger(level) && from % count === 0) return at(this.levels[level] as Buffer, from / count);
    const middle = from + largestPowerOfTwoBelow(count);
    return nodeHash(this.rangeRoot(from, middle), this.rangeRoot(middle, to));
  }
}

const at = (level: Buffer, i: number): Hash => level.toString('hex', i * HASH, (i + 1) * HASH);
