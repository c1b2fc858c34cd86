/** The whole tree of a log, for who makes many proofs of it: 43 bytes a leaf, whatever is appended since. */
import { EMPTY_ROOT, nodeHash, type Hash } from './merkle.js';
import { consistencyPath, inclusionPath, largestPowerOfTwoBelow } from './merkle-proofs.js';

const HASH = 32;
/** Hashes a page: a level that doubled held twice the log on the day it grew. */
const PAGE = 1024;

export class MerkleTree {
  /** [k]: pages of the roots of the complete subtrees of 4^k leaves. Those of 2 × 4^k are one hash away, and would take half as much again. */
  private readonly levels: Buffer[][] = [];
  private count = 0;

  /** @param leaves hashes of the leaves, one after the other */
  constructor(leaves: Iterable<Hash> = []) {
    for (const leaf of leaves) this.append(leaf);
  }

  append(leaf: Hash): void {
    let [index, hash] = [this.count, leaf];
    this.count += 1;
    for (let level = 0; ; level += 1) {
      if (level % 2 === 0) this.keep(level / 2, index, hash);
      if (index % 2 === 0) return;
      const width = 2 ** level;
      hash = nodeHash(this.rangeRoot((index - 1) * width, index * width), hash);
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

  private keep(k: number, index: number, hash: Hash): void {
    const pages = (this.levels[k] ??= []);
    if (index % PAGE === 0) pages.push(Buffer.alloc(PAGE * HASH));
    pages.at(-1)?.write(hash, (index % PAGE) * HASH, 'hex');
  }

  private rangeRoot(from: number, to: number): Hash {
    const count = to - from;
    const k = Math.log2(count) / 2;
    if (Number.isInteger(k) && from % count === 0) return at(this.levels[k] as Buffer[], from / count);
    const middle = from + largestPowerOfTwoBelow(count);
    return nodeHash(this.rangeRoot(from, middle), this.rangeRoot(middle, to));
  }
}

function at(pages: readonly Buffer[], index: number): Hash {
  const start = (index % PAGE) * HASH;
  return (pages[Math.floor(index / PAGE)] as Buffer).toString('hex', start, start + HASH);
}
