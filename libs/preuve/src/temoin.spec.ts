import { describe, expect, it } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { signCheckpoint } from './checkpoint.js';
import { cosign, cosignedAt, parseWitnessKey, witnessFrom } from './cosignature.js';
import { leafHash, rootOf, type Hash } from './merkle.js';
import { consistencyProof } from './merkle-proofs.js';
import { openNote, verifierFrom } from './note.js';
import { aviser } from './temoin.js';

const paire = generateKeyPairSync('ed25519');
const journal = verifierFrom('jalon.essai/journal', paire.publicKey);
const feuilles = (prefixe: string, n: number): Hash[] =>
  Array.from({ length: n }, (_, i) => leafHash(Buffer.from(`${i < 5 ? '' : prefixe}${i}`)));
const vraies = feuilles('', 40);
const autres = feuilles('autre', 40);
const point = (leaves: Hash[], size: number, context = ['leaf 2']): string =>
  signCheckpoint({ size, root: rootOf(leaves.slice(0, size)), context }, paire.privateKey, journal);
const preuve = (leaves: Hash[], de: number, a: number): Hash[] => consistencyProof(de, a, (i) => leaves[i] as Hash);
const refus = (recu: string, depuis: number, coherence: Hash[], connu: string | null) =>
  aviser({ point: recu, depuis, coherence }, connu, journal).refus;

describe('un témoin', () => {
  it('signe ce qui prolonge ce qu’il a vu, à toutes les tailles, et rien d’autre', () => {
    expect(refus(point(vraies, 7), 0, [], null)).toBeNull();
    for (let de = 1; de <= 20; de += 1)
      for (let a = de; a <= 40; a += 3) {
        const connu = point(vraies, de);
        expect([de, a, refus(point(vraies, a), de, preuve(vraies, de, a), connu)]).toEqual([de, a, null]);
        // the two histories part at the sixth fact
        const dit = refus(point(autres, a), de, preuve(autres, de, a), connu);
        expect([de, a, dit]).toEqual([de, a, de <= 5 ? null : 'fourche']);
      }
  });

  it('refuse un recul, un autre passé, une preuve qui part d’ailleurs, une autre clé, une autre feuille', () => {
    const connu = point(vraies, 10);
    expect(refus(point(vraies, 9), 9, [], connu)).toBe('recul');
    expect(refus(point(autres, 10), 10, [], connu)).toBe('fourche');
    expect(refus(point(vraies, 12), 0, [], connu)).toBe('sans_preuve');
    expect(refus(point(vraies, 12), 10, [], connu)).toBe('fourche');
    const etrangere = generateKeyPairSync('ed25519');
    const autre = signCheckpoint(
      { size: 12, root: rootOf(vraies.slice(0, 12)), context: ['leaf 2'] },
      etrangere.privateKey,
      verifierFrom(journal.name, etrangere.publicKey),
    );
    expect(refus(autre, 10, preuve(vraies, 10, 12), connu)).toBe('signature');
    expect(refus(point(vraies, 12, []), 10, preuve(vraies, 10, 12), connu)).toBe('signature');
    expect(refus('rien', 0, [], null)).toBe('signature');
  });

  it('sa signature dit la seconde, tient au texte et à l’heure, et ne gêne pas celle du journal', () => {
    const sienne = generateKeyPairSync('ed25519');
    const temoin = witnessFrom('ddets-33/temoin', sienne.publicKey);
    const note = point(vraies, 7);
    const cosignee = cosign(note, new Date('2026-11-29T12:00:00.900Z'), sienne.privateKey, temoin);
    expect(cosignedAt(cosignee, parseWitnessKey(temoin.verifierKey))).toEqual(new Date('2026-11-29T12:00:00Z'));
    expect(openNote(cosignee, journal)).toBe(openNote(note, journal));
    expect(cosignedAt(note, temoin)).toBeNull();
    expect(cosignedAt(cosignee.replace('\n7\n', '\n8\n'), temoin)).toBeNull();
    // the same key as that of a log is another key
    expect(() => parseWitnessKey(verifierFrom('ddets-33/temoin', sienne.publicKey).verifierKey)).toThrow();
    const [avant, ligne = ''] = [cosignee.slice(0, note.length), cosignee.slice(note.length)];
    const encode = ligne.trim().split(' ')[2] as string;
    const bytes = Buffer.from(encode, 'base64');
    for (let i = 4; i < bytes.length; i += 1) {
      const change = Buffer.from(bytes);
      change[i] = (change[i] as number) ^ 1;
      expect(cosignedAt(avant + ligne.replace(encode, change.toString('base64')), temoin)).toBeNull();
    }
  });
});
