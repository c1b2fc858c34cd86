/** The whole tree of a log, for who makes many proofs of it: 43 bytes a leaf, whatever is appended since. */
import { EMPTY_ROOT, nodeHash, type Frontier, type Hash } from './merkle.js';
import { consistencyPath, inclusionPath, largestPowerOfTwoBelow } from './merkle-proofs.js';

const HASH = 32;
/** Hashes a page: a level that doubled held twice the log on the day it grew. */
const PAGE = 1024;

/** A proof needs the hash of a leaf that nobody has any more. */
export class LeafLost extends Error {
  override name = 'LeafLost';
  constructor(readonly index: number) {
    super(`leaf ${index} is lost`);
  }
}

export class MerkleTree {
  /** [k]: pages of the roots of the complete subtrees of 4^k leaves. Those of 2 × 4^k are one hash away, and would take half as much again. */
  private readonly levels: Buffer[][] = [];
  private count = 0;
  /** Leaves lost, bounds as in {@link lose}, and what is known of the nodes above them. */
  private readonly holes: { from: number; to: number }[] = [];
  private readonly edges = new Map<string, Hash>();

  /** @param leaves hashes of the leaves, one after the other */
  constructor(leaves: Iterable<Hash> = []) {
    for (const leaf of leaves) this.append(leaf);
  }

  append(leaf: Hash): void {
    this.grow(leaf);
  }

  /**
   * The next leaves, up to the size of that edge, are lost: of them remains what the edge says of the nodes above, and that is all that later
   * leaves rest on. A proof that needs more throws {@link LeafLost}.
   * @param edge of the tree as it was signed once they were there
   */
  lose(edge: Frontier): void {
    const from = this.count;
    while (this.count < edge.size) this.grow(null);
    this.holes.push({ from, to: edge.size });
    for (const s of edge.subtrees()) this.edges.set(keyOf(s.from, s.to), s.hash);
  }

  get size(): number {
    return this.count;
  }
  get root(): Hash {
    return this.rootAt(this.size);
  }
  /** Of the tree of its first `size` leaves. @throws LeafLost */
  rootAt(size: number): Hash {
    return size === 0 ? EMPTY_ROOT : this.rangeRoot(0, size);
  }
  /** @throws LeafLost */
  leaf(index: number): Hash {
    return this.rangeRoot(index, index + 1);
  }
  /** Path of that leaf, nearest sibling first, in the tree of the first `size` leaves. @throws RangeError, LeafLost */
  inclusion(index: number, size = this.size): Hash[] {
    return inclusionPath(index, size, (from, to) => this.rangeRoot(from, to));
  }
  /** From the tree of its first `size` leaves to this one. @throws RangeError, LeafLost */
  consistency(size: number): Hash[] {
    return consistencyPath(size, this.size, (from, to) => this.rangeRoot(from, to));
  }

  private grow(leaf: Hash | null): void {
    let [index, hash] = [this.count, leaf];
    this.count += 1;
    for (let level = 0; ; level += 1) {
      if (level % 2 === 0) this.keep(level / 2, index, hash);
      if (index % 2 === 0) return;
      const width = 2 ** level;
      hash = hash && nodeHash(this.rangeRoot((index - 1) * width, index * width), hash);
      index = (index - 1) / 2;
    }
  }

  /** Of a hash that is not known, the place. */
  private keep(k: number, index: number, hash: Hash | null): void {
    const pages = (this.levels[k] ??= []);
    if (index % PAGE === 0) pages.push(Buffer.alloc(PAGE * HASH));
    if (hash !== null) pages.at(-1)?.write(hash, (index % PAGE) * HASH, 'hex');
  }

  private rangeRoot(from: number, to: number): Hash {
    const told = this.holes.length > 0 ? this.edges.get(keyOf(from, to)) : undefined;
    if (told !== undefined) return told;
    const count = to - from;
    const k = Math.log2(count) / 2;
    if (Number.isInteger(k) && from % count === 0 && !this.endsInHole(from, to))
      return at(this.levels[k] as Buffer[], from / count);
    if (count === 1) throw new LeafLost(from);
    const middle = from + largestPowerOfTwoBelow(count);
    return nodeHash(this.rangeRoot(from, middle), this.rangeRoot(middle, to));
  }

  /** Completed while leaves of it were lost: its place was left empty. */
  private endsInHole(from: number, to: number): boolean {
    return this.holes.some((hole) => from < hole.to && hole.from < to && to <= hole.to);
  }
}

const keyOf = (from: number, to: number): string => `${from}-${to}`;

function at(pages: readonly Buffer[], index: number): Hash {
  const start = (index % PAGE) * HASH;
  return (pages[Math.floor(index / PAGE)] as Buffer).toString('hex', start, start + HASH);
}
