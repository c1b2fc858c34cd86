import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LEAF_FORMAT, verifyCheckpoint } from './checkpoint.js';
import { EMPTY_ROOT, leafHash, rootOf } from './merkle.js';
import { openSealer } from './sealer.js';

const ORIGIN = 'jalon.exemple/journal';
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scellement-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('scellement', () => {
  it('scelle des lots successifs comme un seul journal', () => {
    const sealer = openSealer({ origin: ORIGIN, keyFile: join(folder, 'lots', 'cle.pem') });
    const leaves = Array.from({ length: 23 }, (_, i) => Buffer.from(`fait ${i}`));
    let frontier: Uint8Array | null = null;
    let done = 0;
    for (const count of [1, 2, 3, 5, 12]) {
      const sealed = sealer.seal(frontier, leaves.slice(done, done + count));
      done += count;
      frontier = sealed.frontier;
      const root = rootOf(leaves.slice(0, done).map(leafHash));
      expect([sealed.size, sealed.root]).toEqual([done, root]);
      expect(verifyCheckpoint(sealed.checkpoint, sealer.verifierKey)).toEqual({
        origin: ORIGIN,
        size: done,
        root,
        context: [LEAF_FORMAT],
      });
    }
  });

  it('ne garde rien d’une transaction annulée', () => {
    const sealer = openSealer({ origin: ORIGIN, keyFile: join(folder, 'annule.pem') });
    const first = sealer.seal(null, [Buffer.from('a')]);
    const before = Buffer.from(first.frontier);
    sealer.seal(first.frontier, [Buffer.from('perdu')]);
    expect(Buffer.from(first.frontier)).toEqual(before);
    expect(sealer.seal(first.frontier, [Buffer.from('b')]).root).toBe(
      rootOf([Buffer.from('a'), Buffer.from('b')].map(leafHash)),
    );
  });

  it('scelle un journal vide et refuse un bord abîmé', () => {
    const sealer = openSealer({ origin: ORIGIN, keyFile: join(folder, 'vide.pem') });
    expect(sealer.seal(null, [])).toMatchObject({ size: 0, root: EMPTY_ROOT });
    expect(() => sealer.seal(Buffer.from([1, 2, 3]), [])).toThrow(RangeError);
  });

  it('crée la clé une seule fois, lisible par son seul propriétaire, sans laisser de brouillon', () => {
    const keyFile = join(folder, 'a-part', 'cle.pem');
    const first = openSealer({ origin: ORIGIN, keyFile });
    expect(statSync(keyFile).mode & 0o777).toBe(0o400);
    expect(readdirSync(join(folder, 'a-part'))).toEqual(['cle.pem']);
    expect(createPrivateKey(readFileSync(keyFile, 'utf8')).asymmetricKeyType).toBe('ed25519');
    expect(openSealer({ origin: ORIGIN, keyFile }).verifierKey).toBe(first.verifierKey);
  });

  it('refuse une clé absente quand le journal existe déjà, une clé lisible par d’autres, une clé d’un autre genre', () => {
    const missing = join(folder, 'absente.pem');
    expect(() => openSealer({ origin: ORIGIN, keyFile: missing, createKey: false })).toThrow(
      'Clé de scellement absente',
    );
    const open = join(folder, 'ouverte.pem');
    openSealer({ origin: ORIGIN, keyFile: open });
    chmodSync(open, 0o440);
    expect(() => openSealer({ origin: ORIGIN, keyFile: open })).toThrow('lisible par d’autres comptes');
    const foreign = join(folder, 'rsa.pem');
    const { privateKey } = generateKeyPairSync('ed448');
    writeFileSync(foreign, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o400 });
    expect(() => openSealer({ origin: ORIGIN, keyFile: foreign })).toThrow('Ed25519 attendu');
  });
});
