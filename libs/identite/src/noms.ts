/** Names as they are compared: accents, case, hyphens, ligatures and the order of given names do not tell two people apart. */
const LIGATURES: Readonly<Record<string, string>> = { Œ: 'OE', Æ: 'AE', ẞ: 'SS' };

const capitales = (texte: string): string =>
  texte
    .normalize('NFKD')
    .toUpperCase()
    .replace(/\p{M}/gu, '')
    .replace(/[ŒÆẞ]/g, (lettre) => LIGATURES[lettre] ?? '');

export const foldName = (nom: string): string => capitales(nom).replace(/[^\p{L}\p{N}]/gu, '');

/** Given names in one order, whatever separates them. */
const foldGivenNames = (prenom: string): string =>
  capitales(prenom)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((p) => p !== '')
    .sort()
    .join(' ');

/** What two people who may be one have in common; null when a name says nothing. */
export function cleDHomonymie(p: { nom: string; prenom: string; naissance: string }): string | null {
  const [nom, prenoms] = [foldName(p.nom), foldGivenNames(p.prenom)];
  return nom === '' || prenoms === '' ? null : `${p.naissance}/${nom}/${prenoms}`;
}
