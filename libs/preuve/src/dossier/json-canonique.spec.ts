import { describe, expect, it } from '@jest/globals';
import { canonique, JsonRefuse, lireCanonique } from './json-canonique.js';

const lire = (texte: string | Buffer) => lireCanonique(Buffer.from(texte as string));

describe('le JSON d’un dossier', () => {
  it('se relit tel qu’il s’écrit', () => {
    const valeur = { 'é"\\\n\u0001': [null, true, -1, 9007199254740991, ''], a: { '\u{1f600}': {}, '\ufb33': [] } };
    expect(lireCanonique(canonique(valeur))).toEqual(valeur);
  });

  it.each([
    ['espace', '{ }'],
    ['clés en désordre', '{"b":1,"a":2}'],
    ['clé double', '{"a":1,"a":1}'],
    ['décimal', '1.5'],
    ['exposant', '1e2'],
    ['moins zéro', '-0'],
    ['2^53', '9007199254740992'],
    ['NaN', 'NaN'],
    ['échappement inutile', '"\\u0041"'],
    ['surrogat seul', '"\\ud800"'],
    ['marque d’ordre', '\ufeff{}'],
    ['__proto__', '{"__proto__":{}}'],
    ['trop profond', `${'['.repeat(72)}${']'.repeat(72)}`],
    ['très profond', '['.repeat(200_000)],
    ['vide', ''],
  ])('refuse : %s', (_, texte) => {
    expect(() => lire(texte)).toThrow(JsonRefuse);
  });

  it('refuse ce qui n’est pas de l’UTF-8', () => {
    expect(() => lireCanonique(Buffer.from([0x22, 0xff, 0x22]))).toThrow(JsonRefuse);
  });
});
