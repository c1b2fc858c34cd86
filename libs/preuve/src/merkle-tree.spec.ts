import { describe, expect, it } from '@jest/globals';
import { Frontier, leafHash } from './merkle.js';
import { consistencyProof, inclusionProof, verifyInclusion } from './merkle-proofs.js';
import { MerkleTree } from './merkle-tree.js';

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
});
