/** A person of the synthetic department: identity and criteria, drawn from the published figures. */
import { ajouterJours, type Jour, type Siae } from '@jalon/droit';
import type { Alea } from './alea.js';
import { PART_FEMMES, PART_RURALE } from './chiffres.js';
import { COMMUNES_RURALES, COMMUNES_URBAINES, NOMS, PRENOMS } from './departement.js';

export interface PersonneFictive {
  nom: string;
  prenom: string;
  naissance: Jour;
  sexe: 'F' | 'M';
  commune: string;
  nir: string;
}

/** Days in a year, on average: ages are drawn, not computed. */
const AN = 365.25;

/**
 * @param age years at entry; drawn when absent
 * @param rang keeps two people from sharing a NIR
 */
export function personneFictive(a: Alea, type: Siae, entree: Jour, rang: number, age?: number): PersonneFictive {
  const sexe = a.vrai(PART_FEMMES[type]) ? 'F' : 'M';
  const ans =
    age ??
    a.quantile([
      [0, 18],
      [0.2, 25],
      [0.55, 38],
      [0.85, 52],
      [1, 61],
    ]);
  const naissance = ajouterJours(entree, -Math.floor(ans * AN) - a.entier(5, 300));
  return {
    nom: a.choix(NOMS),
    prenom: a.choix(PRENOMS[sexe]),
    naissance,
    sexe,
    commune: a.choix(a.vrai(PART_RURALE[type]) ? COMMUNES_RURALES : COMMUNES_URBAINES),
    nir: nirFictif(sexe, naissance, rang),
  };
}

/** Department 99 (born abroad) with a country that does not exist: a well-formed number that nobody holds. */
function nirFictif(sexe: 'F' | 'M', naissance: Jour, rang: number): string {
  const lieu = String(Math.floor(rang / 1000) % 100).padStart(2, '0');
  const ordre = String(rang % 1000).padStart(3, '0');
  const body = `${sexe === 'F' ? 2 : 1}${naissance.slice(2, 4)}${naissance.slice(5, 7)}990${lieu}${ordre}`;
  return body + String(97 - (Number(body) % 97)).padStart(2, '0');
}

/** Criteria that suffice for auto-prescription: one of level 1, or enough of level 2 (ELI-03, ELI-04), coherent with the age. */
export function criteresFictifs(a: Alea, type: Siae, age: number): string[] {
  if (a.vrai(0.55)) return [a.pondere({ RSA: 0.6, DETLD: 0.25, ASS: 0.1, AAH: 0.05 })];
  const niveau2 = [
    'CAP_BEP',
    'QPV',
    'PM',
    'PI',
    'FLE',
    'PSH_PR',
    'ZRR',
    ...(age >= 51 ? ['SENIOR'] : []),
    ...(age < 25 ? ['JEUNE'] : []),
  ];
  return a.parmi(niveau2, type === 'AI' || type === 'ETTI' ? 2 : 3);
}
