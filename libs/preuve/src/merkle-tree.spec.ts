import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Frontier, leafHash } from './merkle.js';
import { consistencyProof, inclusionProof, verifyInclusion } from './merkle-proofs.js';
import { LeafLost, MerkleTree } from './merkle-tree.js';

describe('the whole tree', () => {
  it('gives the proofs and the roots that leaves alone give, at every size', () => {
    const leaves = Array.from({ length: 70 }, (_, i) => leafHash(Buffer.from(`fait ${i}`)));
    const grown = new MerkleTree();
    for (let size = 0; size <= leaves.length; size += 1) {
      if (size > 0) grown.append(leaves[size - 1] as string);
      const tree = new MerkleTree(leaves.slice(0, size));
      const frontier = Frontier.empty();
      for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
      expect([tree.size, tree.root]).toEqual([size, frontier.root()]);
      expect([grown.size, grown.root]).toEqual([size, tree.root]);
      for (let i = 0; i < size; i += 1) {
        expect([grown.leaf(i), grown.inclusion(i)]).toEqual([leaves[i], tree.inclusion(i)]);
        expect(grown.consistency(i)).toEqual(consistencyProof(i, size, (k) => leaves[k] as string));
        const path = tree.inclusion(i);
        expect(path).toEqual(inclusionProof(i, size, (k) => leaves[k] as string));
        expect(verifyInclusion(i, size, leaves[i] as string, path, tree.root)).toBe(true);
      }
    }
    expect(() => new MerkleTree([]).inclusion(0)).toThrow(RangeError);
  });

  it('over many pages too, in 43 bytes a leaf, on the day it grows as well', () => {
    const size = 2 ** 17 + 1;
    const leaf = (i: number) => leafHash(Buffer.from([i & 255, (i >> 8) & 255, i >> 16]));
    const [tree, frontier, before] = [new MerkleTree(), Frontier.empty(), process.memoryUsage().arrayBuffers];
    for (let i = 0; i < size; i += 1) {
      tree.append(leaf(i));
      frontier.append(leaf(i));
    }
    expect((process.memoryUsage().arrayBuffers - before) / size).toBeLessThan(50);
    expect(tree.root).toBe(frontier.root());
    for (const i of [0, 1023, 1024, 4095, 4096, 99_999, size - 2, size - 1])
      expect(verifyInclusion(i, size, leaf(i), tree.inclusion(i), tree.root)).toBe(true);
  });

  it('with leaves lost: the same root, and each other leaf proven under it, or under the last tree that was whole before a loss', () => {
    const trous = fc.array(fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(trous, fc.nat(40), (suite, fin) => {
        const total = suite.reduce((n, [entiers, perdus]) => n + entiers + perdus, fin);
        const leaves = Array.from({ length: total }, (_, i) => leafHash(Buffer.from(`fait ${i}`)));
        const [tree, frontier] = [new MerkleTree(), Frontier.empty()];
        const starts: number[] = [];
        const lost = new Set<number>();
        for (const [entiers, perdus] of [...suite, [fin, 0] as const]) {
          for (let i = 0; i < entiers + perdus; i += 1) {
            if (i < entiers) tree.append(leaves[frontier.size] as string);
            else lost.add(frontier.size);
            frontier.append(leaves[frontier.size] as string);
          }
          if (perdus === 0) continue;
          starts.push(frontier.size - perdus);
          tree.lose(frontier);
        }
        expect([tree.size, tree.root]).toEqual([total, frontier.root()]);
        for (const [i, leaf] of leaves.entries()) {
          const after = starts.filter((start) => start > i).reverse();
          const proven = [total, ...after].some((size) => {
            try {
              const [root, path] = [tree.rootAt(size), tree.inclusion(i, size)];
              expect([tree.leaf(i), root]).toEqual([leaf, new MerkleTree(leaves.slice(0, size)).root]);
              expect(verifyInclusion(i, size, leaf, path, root)).toBe(true);
              return true;
            } catch (error) {
              expect(error).toBeInstanceOf(LeafLost);
              return false;
            }
          });
          // a lost leaf that an edge still tells is not lost for all that
          if (!lost.has(i)) expect([i, proven]).toEqual([i, true]);
        }
      }),
    );
  });
});
