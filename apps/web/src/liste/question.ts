/** What the list is asked, as its address says it: filters, order, page. */
import { jourDe } from '../formats/formats.js';

export const TAILLES = ['25', '50', '100'] as const;
export const ETAPES = ['orientation', 'diagnostique', 'enCours', 'suspendu', 'expire', 'sorti', 'clos'] as const;
/** Days ahead in which a deadline falls. */
export const DELAIS = ['7', '30', '90', '210'] as const;
const TRIS = ['nom', 'fin', 'joursRestants', 'dernierFait'] as const;
export type Tri = (typeof TRIS)[number];

export interface Question {
  recherche: string;
  etat: string;
  echeance: string;
  enAttente: boolean;
  siae: string;
  contratEnCours: boolean;
  tri: Tri;
  decroissant: boolean;
  taille: string;
  /** Count them all, however many. */
  compte: boolean;
  page: number;
}
const parmi = <T extends string>(valeurs: readonly T[], valeur: string | null): T | undefined =>
  valeurs.find((v) => v === valeur);

/** What an address does not say well is not asked. */
export function lireQuestion(url: URLSearchParams): Question {
  const tri = url.get('tri') ?? '';
  return {
    recherche: url.get('recherche') ?? '',
    etat: parmi(ETAPES, url.get('etat')) ?? '',
    echeance: parmi(DELAIS, url.get('echeance')) ?? '',
    enAttente: url.get('enAttente') === 'oui',
    siae: url.get('siae') ?? '',
    contratEnCours: url.get('contratEnCours') === 'oui',
    tri: parmi(TRIS, tri.replace('-', '')) ?? 'nom',
    decroissant: tri.startsWith('-'),
    taille: parmi(TAILLES, url.get('taille')) ?? '25',
    compte: url.get('total') === 'exact',
    page: Math.max(1, Math.trunc(Number(url.get('page') ?? 1)) || 1),
  };
}

const JOUR_MS = 86_400_000;
/** What the list and its export are asked alike. @param maintenant in milliseconds */
function filtres(q: Question, maintenant: number): [nom: string, valeur: string][] {
  const avant = q.echeance === '' ? '' : jourDe(new Date(maintenant + Number(q.echeance) * JOUR_MS).toISOString());
  const tous: [string, string][] = [
    ['recherche', q.recherche],
    ['etat', q.etat],
    ['siae', q.siae],
    ['contratEnCours', q.contratEnCours ? 'oui' : ''],
    ['enAttente', q.enAttente ? 'oui' : ''],
    ['echeanceAvant', avant],
    ['tri', q.tri !== 'nom' || q.decroissant ? `${q.decroissant ? '-' : ''}${q.tri}` : ''],
  ];
  return tous.filter(([, valeur]) => valeur !== '');
}
/** @param maintenant in milliseconds */
export const parametres = (q: Question, maintenant: number): URLSearchParams =>
  new URLSearchParams([
    ['page', String(q.page)],
    ['taille', q.taille],
    ...filtres(q, maintenant),
    ...(q.compte ? [['totalExact', 'oui']] : []),
  ]);
export const FORMATS = ['xlsx', 'csv', 'json'] as const;
export type Format = (typeof FORMATS)[number];
/** Every row that the address keeps, whatever the page. @param maintenant in milliseconds */
export const parametresDExport = (q: Question, maintenant: number, format: Format): URLSearchParams =>
  new URLSearchParams([['format', format], ...filtres(q, maintenant)]);

/** What the address says once that column is asked for: the other way round when it is the one already. */
export const triDe = (q: Question, colonne: Tri): string => {
  const inverse = q.tri === colonne && !q.decroissant;
  return colonne === 'nom' && !inverse ? '' : `${inverse ? '-' : ''}${colonne}`;
};
