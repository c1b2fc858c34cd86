import { describe, expect, it } from '@jest/globals';
import { Waiters } from './waiters.js';

const LONG = 60_000;
const fini = async (promesse: Promise<unknown>): Promise<boolean> =>
  Promise.race([promesse.then(() => true), new Promise<boolean>((r) => setImmediate(() => r(false)))]);

describe('le repos entre deux lots', () => {
  it('dure ce qui est dit quand personne n’attend', async () => {
    const waiters = new Waiters();
    const arret = new AbortController();
    expect(await fini(waiters.repos(LONG, arret.signal))).toBe(false);
    arret.abort();
    await waiters.repos(1, new AbortController().signal);
  });

  it('est abrégé par qui attend une position, déjà là ou qui arrive, et par l’arrêt', async () => {
    const waiters = new Waiters();
    const arret = new AbortController();
    const repos = waiters.repos(LONG, arret.signal);
    const attente = waiters.attendre(3, LONG);
    expect(await fini(repos)).toBe(true);
    expect(await fini(waiters.repos(LONG, arret.signal))).toBe(true);
    waiters.atteindre(3);
    expect(await attente).toBe(true);
    const suivant = waiters.repos(LONG, arret.signal);
    expect(await fini(suivant)).toBe(false);
    arret.abort();
    expect(await fini(suivant)).toBe(true);
  });
});
