import { describe, expect, it } from '@jest/globals';
import { JsonInvalide, lireJsonSitue } from './json-situe.js';

const echec = (texte: string): JsonInvalide => {
  try {
    lireJsonSitue(texte);
  } catch (e) {
    if (e instanceof JsonInvalide) return e;
    throw e;
  }
  throw new Error('lecture acceptée');
};

describe('JSON situé', () => {
  it('lit les mêmes valeurs que JSON.parse', () => {
    const texte = '{"a":[1,-2.5e3,true,false,null,"é\\u00e9\\n\\"\\/"],"b":{},"c":[]}';
    expect(lireJsonSitue(texte).valeur).toEqual(JSON.parse(texte));
  });
  it('dit la ligne de chaque valeur, ou celle de son plus proche parent', () => {
    const { ligne } = lireJsonSitue('{\n  "a": [\n    1,\n    {"b": 2}\n  ]\n}');
    expect(ligne(['a', 1, 'b'])).toBe(4);
    expect(ligne(['a', 1, 'absent'])).toBe(4);
    expect(ligne(['a'])).toBe(2);
    expect(ligne([])).toBe(1);
  });
  it.each([
    ['{\n "a": 1\n "b": 2\n}', 3, '« , » ou « } » attendu'],
    ['{\n "a": 1,\n}', 3, 'nom de champ attendu'],
    ['[1, 2', 1, '« , » ou « ] » attendu'],
    ['{"a": "x', 1, 'guillemet fermant absent'],
    ['{"a": "x\ny"}', 1, 'retour à la ligne'],
    ['{"a":1,\n"a":2}', 2, 'écrit deux fois'],
    ['{"a": commentaire}', 1, 'caractère inattendu'],
    ['{} {}', 1, 'texte en trop'],
    ['', 1, 'fin inattendue'],
    ['["\\x"]', 1, 'échappement inconnu'],
    ['{"a" 1}', 1, '« : » attendu'],
    ['['.repeat(200), 1, 'trop profondément'],
  ])('refuse %j en nommant la ligne et la raison', (texte, ligne, raison) => {
    const e = echec(texte);
    expect(e.ligne).toBe(ligne);
    expect(e.raison).toContain(raison);
  });
  it('ne laisse pas une clé __proto__ toucher au prototype', () => {
    const { valeur } = lireJsonSitue('{"__proto__": {"pollue": true}}');
    expect(({} as Record<string, unknown>)['pollue']).toBeUndefined();
    expect(Object.keys(valeur as object)).toEqual(['__proto__']);
  });
});
