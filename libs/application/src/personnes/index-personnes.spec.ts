import { describe, expect, it } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { coffreInMemory } from '@jalon/confidentialite';
import { openMemoryStore, StoreUnavailable } from '@jalon/event-store';
import { IndexPersonnes } from './index-personnes.js';
import { liensInMemory } from './table-liens.js';

describe('L’index des personnes et des PASS', () => {
  it('d’un journal qui ne répond pas, ne dit pas que rien n’y est, et n’oublie pas ce qu’il savait', async () => {
    const store = openMemoryStore();
    const liens = liensInMemory();
    const index = new IndexPersonnes(liens, createSecretKey(Buffer.alloc(32, 7)), store, coffreInMemory());
    const empreinte = index.empreinteDuPass('999990000001');
    liens.noter([[empreinte, 'p1']], -1);
    expect(await index.parcoursDe(empreinte)).toEqual(['p1']);
    liens.noter([], 12);
    // closed: what a log that cannot be reached says of itself
    await store.close();
    expect(await store.health()).toMatchObject({ ok: false, head: -1 });
    await expect(index.parcoursDe(empreinte)).rejects.toThrow(StoreUnavailable);
    expect([liens.lu(), liens.parcoursDe(empreinte)]).toEqual([12, ['p1']]);
  });
});
