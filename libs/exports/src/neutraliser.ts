/** A name that begins like a formula is one for a spreadsheet that opens a CSV: it is made text (OWASP, CSV injection). */

/** Wide forms are read as their narrow ones in some settings; a line feed, a tab or a return begins a cell too. */
const FORMULE = /^[\s\u00a0\ufeff]*[=+\-@|\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/;
// eslint-disable-next-line no-control-regex
const INVISIBLES = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** No character that a cell cannot hold. */
export const lisible = (texte: string): string => texte.replace(INVISIBLES, '\ufffd').toWellFormed();

export function neutraliser(texte: string): string {
  const propre = lisible(texte);
  return FORMULE.test(propre) ? `'${propre}` : propre;
}
