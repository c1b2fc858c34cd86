import { describe, expect, it } from '@jest/globals';
import { Frontier, leafHash } from './merkle.js';
import { inclusionProof, verifyInclusion } from './merkle-proofs.js';
import { MerkleTree } from './merkle-tree.js';

describe('the whole tree', () => {
  it('gives the proofs and the roots that leaves alone give, at every size', () => {
    const leaves = Array.from({ length: 70 }, (_, i) => leafHash(Buffer.from(`fait ${i}`)));
    for (let size = 0; size <= leaves.length; size += 1) {
      const tree = new MerkleTree(leaves.slice(0, size));
      const frontier = Frontier.empty();
      for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
      expect([tree.size, tree.root]).toEqual([size, frontier.root()]);
      for (let i = 0; i < size; i += 1) {
        const path = tree.inclusion(i);
        expect(path).toEqual(inclusionProof(i, size, (k) => leaves[k] as string));
        expect(verifyInclusion(i, size, leaves[i] as string, path, tree.root)).toBe(true);
      }
    }
    expect(() => new MerkleTree([]).inclusion(0)).toThrow(RangeError);
  });
});
