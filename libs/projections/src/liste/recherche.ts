/** What is searched and how: words without accents or case, matched by their beginning; a PASS number is one word. */

/** Shortest text worth searching. */
export const RECHERCHE_MIN = 2;

export const normaliser = (texte: string): string =>
  texte
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Words of a text, each once; a number typed in groups (`99999 21 39048`) is also one word. */
export function mots(texte: string): string[] {
  const normal = normaliser(texte);
  if (normal === '') return [];
  if (/^[\p{N} ]+$/u.test(normal)) return [normal.replaceAll(' ', '')];
  return [...new Set(normal.split(' '))];
}

/** First text after every text that begins with `debut`: the upper bound of a range on an index. */
export const apresPrefixe = (debut: string): string => `${debut}\u{10FFFF}`;
