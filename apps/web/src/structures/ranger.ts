/** Which rows of the list are shown, and in which order, as its address says it. */
import type { LigneDeStructure } from '../api/types.js';

const TRIS = ['nom', 'type', 'convention', 'parcours', 'suivre'] as const;
export type Tri = (typeof TRIS)[number];
export interface Question {
  recherche: string;
  tri: Tri;
  decroissant: boolean;
}
export type Nommee = LigneDeStructure & { nomDit: string };

export function lireQuestion(url: URLSearchParams): Question {
  const tri = url.get('tri') ?? '';
  return {
    recherche: url.get('recherche') ?? '',
    tri: TRIS.find((x) => x === tri.replace('-', '')) ?? 'nom',
    decroissant: tri.startsWith('-'),
  };
}
/** What the address says once that column is asked for: figures begin with the greatest; the other way round when it is the one already. */
export function triDe(q: Question, colonne: Tri): string {
  const chiffre = colonne === 'parcours' || colonne === 'suivre';
  const decroissant = q.tri === colonne ? !q.decroissant : chiffre;
  return colonne === 'nom' && !decroissant ? '' : `${decroissant ? '-' : ''}${colonne}`;
}

const plier = (texte: string): string => texte.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
const CLES: Readonly<Record<Tri, (l: Nommee) => string | number>> = {
  nom: (l) => l.nomDit,
  type: (l) => l.libelleType ?? '',
  // those that have none are what one looks for
  convention: (l) => Number(l.conventionnement.satisfaite),
  parcours: (l) => l.parcoursEnCours,
  suivre: (l) => l.aSuivre ?? 0,
};
const comparer = (a: string | number, b: string | number): number =>
  typeof a === 'number' ? a - Number(b) : a.localeCompare(String(b), 'fr');

/** Each word is looked for in the name and in the kind; equal rows stay in the order of names. */
export function ranger(lignes: readonly Nommee[], { recherche, tri, decroissant }: Question): Nommee[] {
  const mots = plier(recherche).split(/\s+/).filter(Boolean);
  const cle = CLES[tri];
  return lignes
    .filter((l) => mots.every((mot) => plier(`${l.nomDit} ${l.libelleType ?? ''}`).includes(mot)))
    .toSorted((a, b) => (decroissant ? -1 : 1) * comparer(cle(a), cle(b)) || comparer(a.nomDit, b.nomDit));
}
