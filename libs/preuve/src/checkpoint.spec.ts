import { describe, expect, it } from '@jest/globals';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { readUnverifiedCheckpoint, signCheckpoint, verifyCheckpoint } from './checkpoint.js';
import { leafHash } from './merkle.js';
import { NoteRefused, openNote, parseVerifierKey, signNote, verifierFrom } from './note.js';

/** Reference key and note of golang.org/x/mod/sumdb/note, note_test.go. */
const VKEY = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const SEED = Buffer.from('AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz', 'base64').subarray(1);
const TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const NOTE = `${TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`;
// PKCS#8 header of an Ed25519 seed (RFC 8410).
const REFERENCE_KEY = createPrivateKey({
  key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), SEED]),
  format: 'der',
  type: 'pkcs8',
});

const ORIGIN = 'jalon.exemple/journal';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const verifier = verifierFrom(ORIGIN, publicKey);
const head = { size: 3, root: leafHash(Buffer.from('racine')) };

describe('note signée', () => {
  it('accepte la note de référence et la reproduit octet pour octet', () => {
    const reference = parseVerifierKey(VKEY);
    expect(openNote(NOTE, reference)).toBe(TEXT);
    expect(verifierFrom('PeterNeumann', createPublicKey(REFERENCE_KEY)).verifierKey).toBe(VKEY);
    expect(signNote(TEXT, REFERENCE_KEY, reference)).toBe(NOTE);
  });

  it('refuse la note de référence dès qu’un octet change', () => {
    const bytes = Buffer.from(NOTE, 'utf8');
    const reference = parseVerifierKey(VKEY);
    const accepted = [...bytes.keys()].filter((i) => {
      const changed = Buffer.from(bytes);
      changed[i]! ^= 1;
      return opens(changed.toString('utf8'), reference);
    });
    expect(accepted).toEqual([]);
  });

  it('refuse une clé publique dont un caractère change ou manque', () => {
    const mangled = [...VKEY].flatMap((c, i) => [
      VKEY.slice(0, i),
      VKEY.slice(0, i) + String.fromCharCode(c.charCodeAt(0) + 1) + VKEY.slice(i + 1),
    ]);
    for (const key of mangled) expect(() => parseVerifierKey(key)).toThrow(NoteRefused);
  });

  it('ignore la ligne d’un témoin inconnu mais refuse une seconde ligne fausse sous notre nom', () => {
    const reference = parseVerifierKey(VKEY);
    const other = generateKeyPairSync('ed25519');
    const witness = signNote(TEXT, other.privateKey, verifierFrom('temoin', other.publicKey)).split('\n\n')[1]!;
    expect(openNote(NOTE + witness, reference)).toBe(TEXT);
    const ours = NOTE.split('\n\n')[1]!;
    const forged = ours.replace('x08go/ZJk', 'x08go/ZJl');
    expect(() => openNote(NOTE + forged, reference)).toThrow(NoteRefused);
    expect(() => openNote(NOTE + witness.repeat(100), reference)).toThrow(NoteRefused);
  });

  it('refuse un nom de clé qui casserait le format', () => {
    for (const name of ['', 'a b', 'a+b', 'a\nb']) expect(() => verifierFrom(name, publicKey)).toThrow(NoteRefused);
    expect(() => verifierFrom(ORIGIN, privateKey)).toThrow(NoteRefused);
    expect(() => signNote('sans fin de ligne', privateKey, verifier)).toThrow(NoteRefused);
  });
});

describe('point de contrôle signé', () => {
  const note = signCheckpoint(head, privateKey, verifier);

  it('a la forme C2SP', () => {
    const root = Buffer.from(head.root, 'hex').toString('base64');
    expect(note.split('\n').slice(0, 4)).toEqual([ORIGIN, '3', root, '']);
    expect(note).toMatch(/\n\n— jalon\.exemple\/journal [A-Za-z0-9+/]{90,91}=*\n$/);
  });

  it('se vérifie par la clé, par son texte ou par la clé nue', () => {
    const expected = { origin: ORIGIN, ...head, context: [] };
    expect(verifyCheckpoint(note, verifier)).toEqual(expected);
    expect(verifyCheckpoint(note, verifier.verifierKey)).toEqual(expected);
    expect(verifyCheckpoint(note, publicKey)).toEqual(expected);
    expect(readUnverifiedCheckpoint(note)).toEqual(expected);
    const context = ['cles 1240'];
    const told = signCheckpoint({ ...head, context }, privateKey, verifier);
    expect(verifyCheckpoint(told, verifier)).toEqual({ ...expected, context });
    expect(() => verifyCheckpoint(told.replace('cles 1240', 'cles 1239'), verifier)).toThrow(NoteRefused);
    for (const line of ['', 'deux\nlignes'])
      expect(() => signCheckpoint({ ...head, context: [line] }, privateKey, verifier)).toThrow(NoteRefused);
  });

  it('est refusé par une autre clé, sous une autre origine, ou retouché', () => {
    const other = generateKeyPairSync('ed25519');
    expect(() => verifyCheckpoint(note, other.publicKey)).toThrow(NoteRefused);
    expect(() => verifyCheckpoint(note, verifierFrom('autre.exemple', publicKey))).toThrow(NoteRefused);
    expect(() => verifyCheckpoint(note.replace('\n3\n', '\n2\n'), verifier)).toThrow(NoteRefused);
    // Well signed by our key, but about another log.
    const foreign = signNote(`autre.exemple\n3\n${Buffer.alloc(32).toString('base64')}\n`, privateKey, verifier);
    expect(() => verifyCheckpoint(foreign, verifier)).toThrow(NoteRefused);
  });

  it('est refusé si son texte est mal formé, même bien signé', () => {
    const root = Buffer.alloc(32).toString('base64');
    const texts = [
      `${ORIGIN}\n03\n${root}\n`,
      `${ORIGIN}\n-1\n${root}\n`,
      `${ORIGIN}\n9007199254740993\n${root}\n`,
      `${ORIGIN}\n3\n${root.slice(0, -1)}\n`,
      `${ORIGIN}\n3\n${Buffer.alloc(31).toString('base64')}\n`,
      `${ORIGIN}\n3\n`,
      `\n3\n${root}\n`,
      `${ORIGIN}\n3\n${root}\n\nsuite\n`,
    ];
    for (const text of texts)
      expect(() => verifyCheckpoint(signNote(text, privateKey, verifier), verifier)).toThrow(NoteRefused);
    expect(verifyCheckpoint(signNote(`${ORIGIN}\n3\n${root}\nextension\n`, privateKey, verifier), verifier).size).toBe(
      3,
    );
  });
});

function opens(note: string, by: ReturnType<typeof parseVerifierKey>): boolean {
  try {
    openNote(note, by);
    return true;
  } catch (error) {
    if (error instanceof NoteRefused) return false;
    throw error;
  }
}
