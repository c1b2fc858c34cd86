/** Every sentence of the screens comes from `fr.ts`, the titles of a table’s columns apart, which stand with their column; nothing here states the law, whose wording comes from the API. */
import { fr } from './fr.js';

type Chemins<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Chemins<T[K]>}` }[keyof T & string];
export type Cle = Chemins<typeof fr>;

/** Typography: narrow no-break space before ; ! ? %, no-break space before : and inside « ». */
export const typographie = (texte: string): string =>
  texte
    .replace(/ ([;!?%])/g, '\u202f$1')
    .replace(/ ([:»])/g, '\u00a0$1')
    .replace(/« /g, '«\u00a0')
    .replace(/PASS IAE/g, 'PASS\u00a0IAE');

const chercher = (cle: string): unknown =>
  cle.split('.').reduce<unknown>((noeud, morceau) => (noeud as Record<string, unknown> | undefined)?.[morceau], fr);

/** @param valeurs replace `{nom}` in the sentence */
export function t(cle: Cle, valeurs: Record<string, string | number> = {}): string {
  const texte = typographie(String(chercher(cle)));
  return texte.replace(/\{(\w+)\}/g, (_, nom: string) => String(valeurs[nom] ?? ''));
}

/** Text of a code given by the API, or the code itself when this version of the screens does not know it. */
export function libelleCode(
  famille: 'groupe' | 'etatPass' | 'etatContrat' | 'etatPeriode' | 'role' | 'categorieSortie',
  code: string,
): string {
  const texte = chercher(`${famille}.${code}`);
  return typeof texte === 'string' ? typographie(texte) : code;
}

/** One or several: French counts 0 and 1 as singular. */
export const pluriel = (n: number, un: Cle, plusieurs: Cle, valeurs: Record<string, string | number> = {}): string =>
  t(Math.abs(n) < 2 ? un : plusieurs, { n: new Intl.NumberFormat('fr-FR').format(n), ...valeurs });
