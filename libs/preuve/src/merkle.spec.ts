import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { EMPTY_ROOT, Frontier, leafHash, nodeHash, rootOf, sameHash, type Hash } from './merkle.js';

/** Vectors of transparency-dev/merkle, testonly/constants.go. */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const LEAF_HASHES = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
  '0298d122906dcfc10892cb53a73992fc5b9f493ea4c9badb27b791b4127a7fe7',
  '07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7',
  'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  '4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658',
  'b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f',
  '46f6ffadd3d06a09ff3c5860d2755c8b9819db7df44251788c7d8e3180de8eb1',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

/** MTH of RFC 9162 §2.1.1, word for word: the oracle of the incremental tree. */
function rootByTheBook(leaves: Buffer[]): Hash {
  if (leaves.length === 0) return createHash('sha256').digest('hex');
  if (leaves.length === 1) return createHash('sha256').update(Buffer.of(0)).update(leaves[0]!).digest('hex');
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  const [left, right] = [rootByTheBook(leaves.slice(0, k)), rootByTheBook(leaves.slice(k))];
  return createHash('sha256')
    .update(Buffer.of(1))
    .update(Buffer.from(left + right, 'hex'))
    .digest('hex');
}

describe('arbre de Merkle', () => {
  it('retrouve les racines publiées pour 0 à 8 feuilles', () => {
    const frontier = Frontier.empty();
    expect(frontier.root()).toBe(ROOTS[0]);
    expect(EMPTY_ROOT).toBe(ROOTS[0]);
    LEAVES.forEach((leaf, i) => {
      const hash = leafHash(Buffer.from(leaf, 'hex'));
      expect(hash).toBe(LEAF_HASHES[i]);
      frontier.append(hash);
      expect([frontier.size, frontier.root()]).toEqual([i + 1, ROOTS[i + 1]]);
    });
  });

  it('suit la définition du RFC 9162 pour toutes les tailles de 0 à 130', () => {
    const leaves = Array.from({ length: 130 }, (_, i) => Buffer.from(`fait ${i}`));
    for (let size = 0; size <= leaves.length; size += 1) {
      const some = leaves.slice(0, size);
      expect(rootOf(some.map(leafHash))).toBe(rootByTheBook(some));
    }
  });

  it('ne confond pas une feuille et un nœud qui portent les mêmes octets', () => {
    const [left, right] = [LEAF_HASHES[0]!, LEAF_HASHES[1]!];
    expect(leafHash(Buffer.from(left + right, 'hex'))).not.toBe(nodeHash(left, right));
  });

  it('hache une grande feuille puis une petite sans garder d’octets de la première', () => {
    const big = Buffer.alloc(70_000, 7);
    expect(leafHash(big)).toBe(createHash('sha256').update(Buffer.of(0)).update(big).digest('hex'));
    expect(leafHash(Buffer.alloc(0))).toBe(LEAF_HASHES[0]);
  });

  it('reprend depuis le bord encodé à chaque taille', () => {
    let encoded = Frontier.empty().encode();
    LEAF_HASHES.forEach((hash, i) => {
      const frontier = Frontier.decode(encoded);
      frontier.append(hash);
      expect(frontier.root()).toBe(ROOTS[i + 1]);
      encoded = frontier.encode();
    });
    expect(encoded.length).toBe(8 + 32);
  });

  it('refuse un bord abîmé', () => {
    const encoded = rootFrontier(7).encode();
    expect(encoded.length).toBe(8 + 3 * 32);
    for (let length = 0; length < encoded.length; length += 1) {
      expect(() => Frontier.decode(encoded.subarray(0, length))).toThrow(RangeError);
    }
    expect(() => Frontier.decode(Buffer.concat([encoded, Buffer.alloc(32)]))).toThrow(RangeError);
    const huge = Buffer.from(encoded);
    huge[0] = 0xff;
    expect(() => Frontier.decode(huge)).toThrow(RangeError);
  });

  it('copie un bord sans lien avec l’original', () => {
    const original = rootFrontier(5);
    const copy = original.clone();
    copy.append(LEAF_HASHES[5]!);
    expect([original.root(), copy.root()]).toEqual([ROOTS[5], ROOTS[6]]);
  });

  it('ne trouve jamais égales deux chaînes qui ne sont pas des empreintes', () => {
    expect(sameHash(ROOTS[1]!, ROOTS[1]!)).toBe(true);
    expect(sameHash(ROOTS[1]!, ROOTS[2]!)).toBe(false);
    expect(sameHash('', '')).toBe(false);
    expect(sameHash(ROOTS[1]!.toUpperCase(), ROOTS[1]!)).toBe(false);
  });
});

function rootFrontier(size: number): Frontier {
  const frontier = Frontier.empty();
  for (const hash of LEAF_HASHES.slice(0, size)) frontier.append(hash);
  return frontier;
}
