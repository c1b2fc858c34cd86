import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSecretKey, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lireCle } from './fichier-de-cle.js';
import { indexAveugle } from './index-aveugle.js';

const ouvrirCleIndex = (fichier: string) => lireCle(fichier, 'clé d’index', true);

let dossier: string;
let cle: KeyObject;
beforeAll(() => {
  dossier = mkdtempSync(join(tmpdir(), 'index-'));
  cle = ouvrirCleIndex(join(dossier, 'secrets', 'index'));
});
afterAll(() => rmSync(dossier, { recursive: true }));

describe('index aveugle', () => {
  it('retrouve un numéro quelle que soit la façon de l’écrire', () => {
    const attendu = indexAveugle(cle, 'nir', '285057800608436');
    for (const ecrit of [
      '2 85 05 78 006 084 36',
      ' 285057800608436 ',
      '2\u00a085\u202f05\u00a078 006 084 36',
      '285057800608436\n',
    ]) {
      expect(indexAveugle(cle, 'nir', ecrit)).toBe(attendu);
    }
    expect(indexAveugle(cle, 'nir', '1 85 05 2a 006 084 36')).toBe(indexAveugle(cle, 'nir', '185052A00608436'));
  });

  it('sépare les numéros, les genres et les clés', () => {
    const indexes = [
      indexAveugle(cle, 'nir', '123'),
      indexAveugle(cle, 'nir', '124'),
      indexAveugle(cle, 'pass', '123'),
      indexAveugle(createSecretKey(Buffer.alloc(32, 9)), 'nir', '123'),
    ];
    expect(new Set(indexes).size).toBe(4);
    for (const index of indexes) expect(index).toMatch(/^[0-9a-f]{64}$/);
  });

  it('est le HMAC-SHA-256 du genre et du numéro', () => {
    // openssl dgst -sha256 -mac hmac -macopt hexkey:0909… over "nir:123".
    expect(indexAveugle(createSecretKey(Buffer.alloc(32, 9)), 'nir', '1 2 3')).toBe(
      'ba05c4c8136e8985752766b2e325ecca01e69f49411bfb3b3cb8e9097ab39978',
    );
  });

  it('garde la même clé d’une ouverture à l’autre, lisible par son seul propriétaire', () => {
    const fichier = join(dossier, 'secrets', 'index');
    expect(indexAveugle(ouvrirCleIndex(fichier), 'nir', '123')).toBe(indexAveugle(cle, 'nir', '123'));
    expect(statSync(fichier).mode & 0o777).toBe(0o400);
  });

  it('refuse un numéro vide', () => {
    expect(() => indexAveugle(cle, 'nir', ' \u00a0')).toThrow(TypeError);
  });
});
