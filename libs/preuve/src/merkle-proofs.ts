/**
 * Inclusion proofs (RFC 9162 §2.1.3) and consistency proofs (§2.1.4): made from leaf hashes, checked from
 * roots alone. Sizes and indexes are plain numbers below 2^53, so halving is used where the RFC shifts bits:
 * JavaScript's bit operators would cut them to 32 bits.
 */
import { EMPTY_ROOT, Frontier, isHash, nodeHash, sameHash, type Hash } from './merkle.js';

/** Gives the hash of the leaf at an index counted from 0. */
export type LeafHashAt = (index: number) => Hash;

/**
 * Path from leaf `index` to the root of the tree of the first `size` leaves, nearest sibling first.
 * Reads every leaf hash below `size` once.
 * @throws RangeError `index` is not a leaf of that tree
 */
export function inclusionProof(index: number, size: number, leafHashAt: LeafHashAt): Hash[] {
  return inclusionPath(index, size, (from, to) => rangeRoot(from, to, leafHashAt));
}

/** Root of the leaves from the first bound, included, to the second, excluded. */
export type RangeRoot = (from: number, to: number) => Hash;
/** The same for who already has the roots of the parts. @throws RangeError */
export function inclusionPath(index: number, size: number, root: RangeRoot): Hash[] {
  if (!isCount(index) || !isCount(size) || index >= size) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  const path: Hash[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + largestPowerOfTwoBelow(to - from);
    if (index < middle) {
      path.push(root(middle, to));
      to = middle;
    } else {
      path.push(root(from, middle));
      from = middle;
    }
  }
  return path.reverse();
}

/**
 * Does `proof` show that `leaf` is at `index` in the tree of `size` leaves whose root is `root`?
 * Never throws: a malformed proof is a false one.
 */
export function verifyInclusion(index: number, size: number, leaf: Hash, proof: readonly Hash[], root: Hash): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !isHash(leaf) || !proof.every(isHash)) return false;
  let node = leaf;
  let at = index;
  let last = size - 1;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = nodeHash(sibling, node);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      node = nodeHash(node, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(node, root);
}

/**
 * Proof that the tree of the first `size2` leaves extends the tree of the first `size1` leaves.
 * Empty when `size1` is 0 or equal to `size2`: there is nothing to prove, or only equality of roots.
 * @throws RangeError `size1` > `size2`
 */
export function consistencyProof(size1: number, size2: number, leafHashAt: LeafHashAt): Hash[] {
  return consistencyPath(size1, size2, (from, to) => rangeRoot(from, to, leafHashAt));
}

/** As {@link consistencyProof}, for who has the nodes at hand. */
export function consistencyPath(size1: number, size2: number, root: RangeRoot): Hash[] {
  if (!isCount(size1) || !isCount(size2) || size1 > size2)
    throw new RangeError(`${size1} leaves cannot extend to ${size2}`);
  if (size1 === 0 || size1 === size2) return [];
  const path: Hash[] = [];
  let from = 0;
  let to = size2;
  // Follow SUBPROOF of the RFC down to the node where the old tree ends.
  while (to !== size1) {
    const middle = from + largestPowerOfTwoBelow(to - from);
    if (size1 <= middle) {
      path.push(root(middle, to));
      to = middle;
    } else {
      path.push(root(from, middle));
      from = middle;
    }
  }
  // The old tree itself is not repeated when it is a complete subtree: the verifier holds its root.
  if (from !== 0) path.push(root(from, to));
  return path.reverse();
}

/**
 * Does `proof` show that the tree (`size2`, `root2`) only added leaves to the tree (`size1`, `root1`)?
 * Never throws: a malformed proof is a false one.
 */
export function verifyConsistency(
  size1: number,
  size2: number,
  root1: Hash,
  root2: Hash,
  proof: readonly Hash[],
): boolean {
  if (!isCount(size1) || !isCount(size2) || size1 > size2 || !isHash(root1) || !isHash(root2)) return false;
  if (!proof.every(isHash)) return false;
  if (size1 === size2) return proof.length === 0 && sameHash(root1, root2);
  if (size1 === 0) return proof.length === 0 && root1 === EMPTY_ROOT;
  if (proof.length === 0) return false;
  const [first = '', ...siblings] = isPowerOfTwo(size1) ? [root1, ...proof] : proof;
  let at = size1 - 1;
  let last = size2 - 1;
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let old = first;
  let grown = first;
  for (const sibling of siblings) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      old = nodeHash(sibling, old);
      grown = nodeHash(sibling, grown);
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)];
    } else {
      grown = nodeHash(grown, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && sameHash(old, root1) && sameHash(grown, root2);
}

function rangeRoot(from: number, to: number, leafHashAt: LeafHashAt): Hash {
  const frontier = Frontier.empty();
  for (let index = from; index < to; index += 1) frontier.append(leafHashAt(index));
  return frontier.root();
}

export function largestPowerOfTwoBelow(n: number): number {
  let power = 1;
  while (power * 2 < n) power *= 2;
  return power;
}

function isPowerOfTwo(n: number): boolean {
  return n === 1 || largestPowerOfTwoBelow(n) * 2 === n;
}

function half(n: number): number {
  return Math.floor(n / 2);
}

function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}
