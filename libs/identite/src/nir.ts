/**
 * The NIR (D29): sex, year and month of birth, département, commune, order, then a key that proves the typing. Kept without its key, so
 * that with or without it, and whatever separates the figures, one number is one text.
 */

/** What makes it no NIR: its form, or a key that does not agree with the rest. */
export type DefautNir = 'forme' | 'cle';
export type LectureNir = { nir: string } | { defaut: DefautNir };

const SANS_CLE = 13;
const FORME = /^[1-478]\d{4}(\d\d|2[AB])\d{6}(\d\d)?$/;
/** Longest text that may hold one: people put a separator wherever they like. */
export const NIR_MAX = 40;

const serrer = (texte: string): string =>
  texte
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

/** Thirteen characters, or what is wrong. */
export function lireNir(texte: string): LectureNir {
  const serre = serrer(texte);
  if (!FORME.test(serre)) return { defaut: 'forme' };
  const nir = serre.slice(0, SANS_CLE);
  const cle = serre.slice(SANS_CLE);
  return cle === '' || cle === cleDuNir(nir) ? { nir } : { defaut: 'cle' };
}

/** What is compared of a number already accepted, by a version of Jalon that kept its key too. */
export const nirCompare = (nir: string): string => serrer(nir).slice(0, SANS_CLE);

/** Corsica counts as 19 (2A) and 18 (2B). @param nir thirteen characters */
export function cleDuNir(nir: string): string {
  const chiffres = nir.replace('2A', '19').replace('2B', '18');
  return String(97 - (Number(chiffres) % 97)).padStart(2, '0');
}

/** What the number says that the file does not. */
export type Contradiction = 'sexe' | 'annee' | 'mois';

/** Given to foreigners and by funds while the civil status is not certified: its figures may be provisional. */
const PROVISOIRES = ['3', '4', '7', '8'];
const SEXES: Readonly<Record<string, 'F' | 'M'>> = { 1: 'M', 2: 'F' };
/** Months from 31 to 42 are those of the year plus thirty; others that no calendar has stand for an unknown month. */
const moisDit = (mois: number): number | null =>
  mois >= 1 && mois <= 12 ? mois : mois >= 31 && mois <= 42 ? mois - 30 : null;

/** Sex, year and month of birth that the NIR contradicts; none for a provisional number. */
export function contradictionsDuNir(
  nir: string,
  { sexe, naissance }: { sexe?: 'F' | 'M' | undefined; naissance: string },
): Contradiction[] {
  const numero = nirCompare(nir);
  const premier = numero.slice(0, 1);
  if (PROVISOIRES.includes(premier)) return [];
  const mois = moisDit(Number(numero.slice(3, 5)));
  return [
    ...(sexe !== undefined && SEXES[premier] !== sexe ? (['sexe'] as const) : []),
    ...(numero.slice(1, 3) === naissance.slice(2, 4) ? [] : (['annee'] as const)),
    ...(mois === null || mois === Number(naissance.slice(5, 7)) ? [] : (['mois'] as const)),
  ];
}
