/** A command may not cost more than it does: what it pays for is counted, since a busy machine cannot time it (`comptes.mjs`). */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

/** Of one warm command of one fact, alone; lowered when it costs less, raised with a reason. */
const PLAFONDS: Readonly<Record<string, number>> = {
  // of these, ten are the transaction: begin, head of the log, key, head of the stream, fact, key, seal (read, then written), commit
  statements: 13,
  signatures: 1,
  hashes: 13,
  'hashes, bytes': 2500,
  texts: 90,
  'texts, bytes': 3500,
  encryptions: 2,
};

const compter = async (...options: string[]): Promise<Record<string, number>> => {
  const mots = ['apps/lanceur/lancer.mjs', join('test', 'charge', 'comptes.mjs'), ...options];
  const { stdout } = await promisify(execFile)(process.execPath, mots);
  return JSON.parse(stdout) as Record<string, number>;
};
const depasses = (comptes: Record<string, number>): string[] =>
  Object.entries(comptes).flatMap(([quoi, n]) => (n > (PLAFONDS[quoi] ?? 0) ? [`${quoi} : ${n}`] : []));

describe('ce que coûte une commande', () => {
  it('ne dépasse aucun plafond : instructions SQL, signatures, empreintes, octets mis en texte, chiffrements', async () => {
    const comptes = await compter();
    expect(depasses(comptes)).toEqual([]);
    // a count that fell to nothing counts nothing any more
    expect(Object.keys(comptes).toSorted()).toEqual(Object.keys(PLAFONDS).toSorted());
  }, 60_000);

  it('et une lecture, une signature ou un texte de trop se voient', async () => {
    const comptes = await compter('--faute');
    const vus = depasses(comptes).map((d) => d.split(' :')[0]);
    expect(vus).toEqual(
      expect.arrayContaining(['statements', 'signatures', 'hashes, bytes', 'texts, bytes', 'parses']),
    );
  }, 60_000);
});
