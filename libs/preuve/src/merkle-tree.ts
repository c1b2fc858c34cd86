/** The whole tree of a log at one size, for who makes many proofs of it: 64 bytes a leaf, each node computed once. */
import { EMPTY_ROOT, nodeHash, type Hash } from './merkle.js';
import { inclusionPath, largestPowerOfTwoBelow } from './merkle-proofs.js';

const HASH = 32;

export class MerkleTree {
  /** Level k: roots of the complete subtrees of 2^k leaves. */
  private readonly levels: Buffer[];

  /** @param leaves hashes of the leaves, one after the other */
  constructor(leaves: readonly Hash[]) {
    let level = Buffer.from(leaves.join(''), 'hex');
    this.levels = [level];
    while (level.length >= 2 * HASH) {
      const above = Buffer.alloc(Math.floor(level.length / (2 * HASH)) * HASH);
      for (let i = 0; i < above.length / HASH; i += 1)
        above.write(nodeHash(at(level, 2 * i), at(level, 2 * i + 1)), i * HASH, 'hex');
      this.levels.push((level = above));
    }
  }

  get size(): number {
    return (this.levels[0] as Buffer).length / HASH;
  }
  get root(): Hash {
    return this.size === 0 ? EMPTY_ROOT : this.rangeRoot(0, this.size);
  }
  /** Path of that leaf, nearest sibling first. @throws RangeError */
  inclusion(index: number): Hash[] {
    return inclusionPath(index, this.size, (from, to) => this.rangeRoot(from, to));
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
