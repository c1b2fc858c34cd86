/** Who is the same person (D29). */
import { nirCompare } from './nir.js';
import { cleDHomonymie } from './noms.js';

export interface Identite {
  nom: string;
  prenom: string;
  naissance: string;
  nir?: string | undefined;
  identifiantFranceTravail?: string | undefined;
}

/** One number of France Travail, however it is typed. */
export const normaliserIdentifiant = (texte: string): string =>
  texte
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toUpperCase();

export type GenreDIdentifiant = 'nir' | 'france_travail';
/** What identifies her across dossiers, as it is compared. */
export function identifiantsDe(p: Pick<Identite, 'nir' | 'identifiantFranceTravail'>): [GenreDIdentifiant, string][] {
  const { nir = '', identifiantFranceTravail = '' } = p;
  const dits: [GenreDIdentifiant, string][] = [
    ['nir', nirCompare(nir)],
    ['france_travail', normaliserIdentifiant(identifiantFranceTravail)],
  ];
  return dits.filter(([, valeur]) => valeur !== '');
}

export type Rapport = 'meme' | 'homonyme' | 'autre';

/**
 * One identifier in common: the same person, whatever the rest says. An identifier of the same kind that differs: another one. Otherwise
 * nothing proves it, and the same names and birth day make a possible homonym.
 */
export function rapportEntre(a: Identite, b: Identite): Rapport {
  const deB = new Map(identifiantsDe(b));
  const communs = identifiantsDe(a).filter(([genre]) => deB.has(genre));
  if (communs.some(([genre, valeur]) => deB.get(genre) === valeur)) return 'meme';
  if (communs.length > 0) return 'autre';
  const cle = cleDHomonymie(a);
  return cle !== null && cle === cleDHomonymie(b) ? 'homonyme' : 'autre';
}
