/**
 * Civil days, Europe/Paris, as `AAAA-MM-JJ` text. A day is not an instant: no clock, no time zone and no DST can move it.
 * The only calendar of the product: durations are added here and nowhere else.
 */
export type Jour = string;

/** `jour`: exact days. `mois`, `annee`: calendar months and years, clipped at month end (31 Aug + 6 months = 28/29 Feb). */
export type Unite = 'jour' | 'mois' | 'annee';
export interface Duree {
  valeur: number;
  unite: Unite;
}

const forme = /^(\d{4})-(\d{2})-(\d{2})$/;
const joursDuMois = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const bissextile = (annee: number): boolean => (annee % 4 === 0 && annee % 100 !== 0) || annee % 400 === 0;
const longueurMois = (annee: number, mois: number): number =>
  mois === 2 && bissextile(annee) ? 29 : (joursDuMois[mois - 1] as number);

/** True for an existing day between years 1900 and 9999. */
export function estJour(texte: unknown): texte is Jour {
  if (typeof texte !== 'string') return false;
  const m = forme.exec(texte);
  if (!m) return false;
  const [annee, mois, jour] = [Number(m[1]), Number(m[2]), Number(m[3])];
  return annee >= 1900 && mois >= 1 && mois <= 12 && jour >= 1 && jour <= longueurMois(annee, mois);
}

const chiffre = (jour: Jour, i: number): number => jour.charCodeAt(i) - 48;
const nombre = (jour: Jour, i: number): number => chiffre(jour, i) * 10 + chiffre(jour, i + 1);
const decomposer = (jour: Jour): [number, number, number] => [
  nombre(jour, 0) * 100 + nombre(jour, 2),
  nombre(jour, 5),
  nombre(jour, 8),
];
/** Months and days on two digits, written once: a verdict computes dozens of dates. */
const surDeux = Array.from({ length: 32 }, (_, n) => String(n).padStart(2, '0'));
const composer = (annee: number, mois: number, jour: number): Jour =>
  `${annee > 999 ? annee : String(annee).padStart(4, '0')}-${surDeux[mois]}-${surDeux[jour]}`;

/** Days since 1970-01-01 (proleptic Gregorian). */
function rang(jour: Jour): number {
  const [a, m, j] = decomposer(jour);
  const annee = m <= 2 ? a - 1 : a;
  const ere = Math.floor(annee / 400);
  const aere = annee - ere * 400;
  const quantieme = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + j - 1;
  return ere * 146097 + aere * 365 + Math.floor(aere / 4) - Math.floor(aere / 100) + quantieme - 719468;
}

function duRang(n: number): Jour {
  const z = n + 719468;
  const ere = Math.floor(z / 146097);
  const jere = z - ere * 146097;
  const aere = Math.floor(
    (jere - Math.floor(jere / 1460) + Math.floor(jere / 36524) - Math.floor(jere / 146096)) / 365,
  );
  const q = jere - (365 * aere + Math.floor(aere / 4) - Math.floor(aere / 100));
  const mp = Math.floor((5 * q + 2) / 153);
  const mois = mp < 10 ? mp + 3 : mp - 9;
  return composer(aere + ere * 400 + (mois <= 2 ? 1 : 0), mois, q - Math.floor((153 * mp + 2) / 5) + 1);
}

export const ajouterJours = (jour: Jour, n: number): Jour => duRang(rang(jour) + n);

/** Calendar months, clipped at month end. */
export function ajouterMois(jour: Jour, n: number): Jour {
  const [a, m, j] = decomposer(jour);
  const total = a * 12 + (m - 1) + n;
  const annee = Math.floor(total / 12);
  const mois = total - annee * 12 + 1;
  return composer(annee, mois, Math.min(j, longueurMois(annee, mois)));
}

export function ajouter(jour: Jour, duree: Duree): Jour {
  if (duree.unite === 'jour') return ajouterJours(jour, duree.valeur);
  return ajouterMois(jour, duree.unite === 'mois' ? duree.valeur : duree.valeur * 12);
}
export const retrancher = (jour: Jour, duree: Duree): Jour => ajouter(jour, { ...duree, valeur: -duree.valeur });

/** Last day, included, of a period of `duree` that begins on `debut`. */
export const dernierJour = (debut: Jour, duree: Duree): Jour => ajouterJours(ajouter(debut, duree), -1);

/**
 * Last day of a period counted « de quantième à quantième » (D36): the eve of the same day of the month, and the last day of the month
 * when that day does not exist in it: 24 months from 29 Feb 2024 end on 28 Feb 2026, where `dernierJour` says the 27th.
 */
export function dernierQuantieme(debut: Jour, duree: Duree): Jour {
  const arrivee = ajouter(debut, duree);
  return duree.unite !== 'jour' && nombre(arrivee, 8) !== nombre(debut, 8) ? arrivee : ajouterJours(arrivee, -1);
}

/** Number of days from `debut` to `fin`: 0 when they are the same day, negative when `fin` is before. */
export const ecartJours = (debut: Jour, fin: Jour): number => rang(fin) - rang(debut);

/** Number of days of the period, both ends included. */
export const joursInclus = (debut: Jour, fin: Jour): number => ecartJours(debut, fin) + 1;

/** Monday of the week of that day (1970-01-01 was a Thursday). */
export const lundiDe = (jour: Jour): Jour => ajouterJours(jour, -((((rang(jour) + 3) % 7) + 7) % 7));

/** Full years on that day; someone born on 29 February turns a year older on 1 March of a common year (art. 641 CPC reads the quantième; civil practice). */
export function ageAu(naissance: Jour, jour: Jour): number {
  const [a, m, j] = decomposer(jour);
  const [na, nm, nj] = decomposer(naissance);
  return a - na - (m < nm || (m === nm && j < nj) ? 1 : 0);
}

export const min = (a: Jour, b: Jour): Jour => (a <= b ? a : b);
export const max = (a: Jour, b: Jour): Jour => (a >= b ? a : b);

/** `24/11/2026`, as screens and messages write it. */
export const enFrancais = (jour: Jour): string => `${jour.slice(8, 10)}/${jour.slice(5, 7)}/${jour.slice(0, 4)}`;

const MOIS = 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' ');
/** `2026-03` → « mars 2026 ». */
export const moisEnFrancais = (mois: string): string => `${MOIS[Number(mois.slice(5, 7)) - 1]} ${mois.slice(0, 4)}`;
/** A number of PASS as people read it: `999992139048` → « 99999 21 39048 ». */
export const numeroEnFrancais = (numero: string): string =>
  numero.replace(/^(\d{5})(\d\d)(\d{5})$/, '$1\u00a0$2\u00a0$3');

const noms: Record<Unite, [string, string]> = { jour: ['jour', 'jours'], mois: ['mois', 'mois'], annee: ['an', 'ans'] };
export const dureeEnFrancais = ({ valeur, unite }: Duree): string => `${valeur} ${noms[unite][valeur > 1 ? 1 : 0]}`;
