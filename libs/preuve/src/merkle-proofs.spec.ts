import { describe, expect, it } from '@jest/globals';
import { EMPTY_ROOT, leafHash, rootOf, type Hash } from './merkle.js';
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from './merkle-proofs.js';

const MAX = 64;
const hashes = Array.from({ length: MAX }, (_, i) => leafHash(Buffer.from(`fait ${i}`)));
const at = (index: number): Hash => hashes[index]!;
const roots = Array.from({ length: MAX + 1 }, (_, size) => rootOf(hashes.slice(0, size)));

/** Leaves and proofs of transparency-dev/merkle, proof/verify_test.go. */
const PUBLISHED = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));
const INCLUSIONS: [leaf: number, size: number, proof: Hash[]][] = [
  [0, 1, []],
  [
    0,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    5,
    8,
    [
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  [
    1,
    5,
    [
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
];
const CONSISTENCIES: [size1: number, size2: number, proof: Hash[]][] = [
  [1, 1, []],
  [
    1,
    8,
    [
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ],
  ],
  [
    6,
    8,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
  [
    2,
    5,
    [
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ],
  ],
  [
    6,
    7,
    [
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ],
  ],
];

/** The proof with each of its bytes flipped in turn. */
function* flipped(proof: Hash[]): Generator<Hash[]> {
  for (let i = 0; i < proof.length; i += 1) {
    for (let byte = 0; byte < 32; byte += 1) {
      const bytes = Buffer.from(proof[i]!, 'hex');
      bytes[byte]! ^= 1 << (byte % 8);
      yield proof.with(i, bytes.toString('hex'));
    }
  }
}

function corrupted(proof: Hash[]): Hash[][] {
  const some = roots[7]!;
  return [
    ...flipped(proof),
    [...proof, some],
    [some, ...proof],
    [...proof, ''],
    ['', ...proof],
    proof.map((h) => h.toUpperCase()),
    proof.map((h) => h.slice(0, 62)),
    ...(proof.length > 0 ? [proof.slice(0, -1), proof.slice(1)] : []),
    ...(proof.length > 1 ? [proof.toReversed()] : []),
  ].filter((p) => p.join() !== proof.join());
}

describe('preuve d’inclusion', () => {
  it.each(INCLUSIONS)('redonne la preuve publiée de la feuille %i dans un arbre de %i', (leaf, size, proof) => {
    expect(inclusionProof(leaf, size, (i) => PUBLISHED[i]!)).toEqual(proof);
    expect(verifyInclusion(leaf, size, PUBLISHED[leaf]!, proof, rootOf(PUBLISHED.slice(0, size)))).toBe(true);
  });

  it('est acceptée pour chaque feuille de chaque arbre jusqu’à 64, et pour aucune autre place', () => {
    for (let size = 1; size <= MAX; size += 1) {
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(index, size, at);
        expect(verifyInclusion(index, size, at(index), proof, roots[size]!)).toBe(true);
        const elsewhere = Array.from({ length: size }, (_, i) => i).filter((i) => i !== index);
        expect(elsewhere.filter((i) => verifyInclusion(i, size, at(index), proof, roots[size]!))).toEqual([]);
      }
    }
  });

  it('est refusée dès qu’un octet, un élément, une racine ou une taille change', () => {
    for (const size of [1, 2, 3, 7, 8, 33, 64]) {
      for (let index = 0; index < size; index += 5) {
        const proof = inclusionProof(index, size, at);
        const root = roots[size]!;
        expect(corrupted(proof).filter((bad) => verifyInclusion(index, size, at(index), bad, root))).toEqual([]);
        expect(verifyInclusion(index, size, at(index), proof, roots[size - 1]!)).toBe(false);
        expect(verifyInclusion(index, size * 2, at(index), proof, root)).toBe(false);
        expect(verifyInclusion(index, size, '', proof, root)).toBe(false);
        expect(verifyInclusion(size, size, at(index), proof, root)).toBe(false);
        expect(verifyInclusion(-1, size, at(index), proof, root)).toBe(false);
      }
    }
  });

  it('n’existe pas pour une feuille hors de l’arbre', () => {
    expect(() => inclusionProof(3, 3, at)).toThrow(RangeError);
    expect(() => inclusionProof(0, 0, at)).toThrow(RangeError);
    expect(() => inclusionProof(0.5, 3, at)).toThrow(RangeError);
  });
});

describe('preuve de cohérence', () => {
  it.each(CONSISTENCIES)('redonne la preuve publiée de %i à %i feuilles', (size1, size2, proof) => {
    expect(consistencyProof(size1, size2, (i) => PUBLISHED[i]!)).toEqual(proof);
    const [root1, root2] = [rootOf(PUBLISHED.slice(0, size1)), rootOf(PUBLISHED.slice(0, size2))];
    expect(verifyConsistency(size1, size2, root1, root2, proof)).toBe(true);
  });

  it('est acceptée pour tous les couples de tailles jusqu’à 64, et refusée pour une autre racine', () => {
    for (let size2 = 0; size2 <= MAX; size2 += 1) {
      for (let size1 = 0; size1 <= size2; size1 += 1) {
        const proof = consistencyProof(size1, size2, at);
        const [root1, root2] = [roots[size1]!, roots[size2]!];
        expect([size1, size2, verifyConsistency(size1, size2, root1, root2, proof)]).toEqual([size1, size2, true]);
        expect(verifyConsistency(size1, size2, leafHash(Buffer.from('autre')), root2, proof)).toBe(false);
        if (size1 > 0)
          expect(verifyConsistency(size1, size2, root1, leafHash(Buffer.from('autre')), proof)).toBe(false);
      }
    }
  });

  it('est refusée dès qu’un octet ou un élément change, pour tous les couples jusqu’à 24', () => {
    for (let size2 = 1; size2 <= 24; size2 += 1) {
      for (let size1 = 1; size1 <= size2; size1 += 1) {
        const proof = consistencyProof(size1, size2, at);
        const accepted = corrupted(proof).filter((bad) =>
          verifyConsistency(size1, size2, roots[size1]!, roots[size2]!, bad),
        );
        expect([size1, size2, accepted]).toEqual([size1, size2, []]);
      }
    }
  });

  it('est refusée à rebours, sans preuve, ou avec une preuve de trop', () => {
    expect(verifyConsistency(2, 1, roots[2]!, roots[1]!, [])).toBe(false);
    expect(verifyConsistency(1, 2, roots[1]!, roots[2]!, [])).toBe(false);
    expect(verifyConsistency(0, 1, EMPTY_ROOT, roots[1]!, [roots[1]!])).toBe(false);
    expect(verifyConsistency(0, 1, roots[1]!, roots[1]!, [])).toBe(false);
    expect(verifyConsistency(3, 3, roots[3]!, roots[3]!, [roots[3]!])).toBe(false);
    expect(() => consistencyProof(2, 1, at)).toThrow(RangeError);
  });
});
