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
/** @param maintenant in milliseconds */
export function parametres(q: Question, maintenant: number): URLSearchParams {
  const question = new URLSearchParams({ page: String(q.page), taille: q.taille });
  const ajouter = (nom: string, valeur: string): void => {
    if (valeur !== '') question.set(nom, valeur);
  };
  ajouter('recherche', q.recherche);
  ajouter('etat', q.etat);
  ajouter('siae', q.siae);
  ajouter('contratEnCours', q.contratEnCours ? 'oui' : '');
  ajouter('totalExact', q.compte ? 'oui' : '');
  ajouter('enAttente', q.enAttente ? 'oui' : '');
  ajouter(
    'echeanceAvant',
    q.echeance === '' ? '' : jourDe(new Date(maintenant + Number(q.echeance) * JOUR_MS).toISOString()),
  );
  if (q.tri !== 'nom' || q.decroissant) ajouter('tri', `${q.decroissant ? '-' : ''}${q.tri}`);
  return question;
}

/** What the address says once that column is asked for: the other way round when it is the one already. */
export const triDe = (q: Question, colonne: Tri): string => {
  const inverse = q.tri === colonne && !q.decroissant;
  return colonne === 'nom' && !inverse ? '' : `${inverse ? '-' : ''}${colonne}`;
};
