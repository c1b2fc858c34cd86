/** Judges a boundary: the eve, the day and the morrow, each with the law of its day and lecture. */
import { ajouterJours, type Jour } from './jour.js';
import type { Referentiel } from './referentiel.js';
import type { Base } from './regles/base.js';
import type { Calcul } from './regles/calculs.js';
import { objet, superposer } from './regles/superposer.js';
import type { Borne } from './schemas/borne.js';
import { changer } from './seuils.js';
import type { Constat } from './verdict.js';

export interface Outils {
  regles: ReadonlyMap<string, Base>;
  calculs: ReadonlyMap<string, Calcul>;
}
export interface Essai {
  /** Day of the decision. */
  jour: Jour;
  /** Value of the field that moves. */
  valeur: Jour | number;
  /** State of the condition, or result of the calculation. */
  resultat: string | number | null;
  /** Findings of the rule; empty for a calculation. */
  constats: Constat[];
}

/** The line cannot be judged: it names something that does not exist. The message is one sentence in French. */
export class BorneIllisible extends Error {
  override name = 'BorneIllisible';
}

const PAS = [-1, 0, 1] as const;
/** Six decimals: a share of a post is not a binary fraction. */
const deplacee = ({ borne: b, pas }: Borne, n: number): Jour | number =>
  typeof b === 'number' ? Math.round((b + n * pas) * 1e6) / 1e6 : ajouterJours(b, n * pas);

/**
 * @returns the eve, the day and the morrow, in that order
 * @throws BorneIllisible unknown rule, calculation or field, missing day
 */
export const essayer = (referentiel: Referentiel, b: Borne, outils: Outils): Essai[] =>
  PAS.map((n) => {
    const valeur = deplacee(b, n);
    const jour = b.champ === 'le' ? valeur : b.le;
    if (typeof jour !== 'string') throw new BorneIllisible('ne dit pas le jour de la décision');
    const outil = b.regle === undefined ? outils.calculs.get(b.calcul ?? '') : outils.regles.get(b.regle);
    if (!outil) throw new BorneIllisible(`nomme une règle ou un calcul inconnu, « ${b.regle ?? b.calcul ?? ''} »`);
    const base = superposer(outil.situation(jour), b.situation ?? {});
    const situation = (
      b.champ === 'le' ? base : placer(base, b.champ.replace(/^situation\./, '').split('.'), valeur)
    ) as never;
    const droit = referentiel.auJour(jour, b.lecture);
    if ('calculer' in outil) return { jour, valeur, resultat: outil.calculer(droit, situation), constats: [] };
    const { constats } = outil.regle(droit, situation);
    return { jour, valeur, resultat: etat(constats.filter((k) => k.condition === b.condition)), constats };
  });

function etat(constats: readonly Constat[]): string {
  if (constats.length === 0) return 'sans_objet';
  if (constats.some((k) => !k.satisfaite)) return 'non';
  return constats.some((k) => k.avertissement) ? 'signalee' : 'oui';
}

/** The situation with that field set; a list keeps its first `valeur` elements. */
function placer(situation: unknown, chemin: readonly string[], valeur: Jour | number): unknown {
  const [cle = '', ...reste] = chemin;
  if (!(objet(situation) || Array.isArray(situation)) || !(cle in situation))
    throw new BorneIllisible(`déplace un champ inconnu, « ${cle} »`);
  return changer(situation, cle, (v) => {
    if (reste.length > 0) return placer(v, reste, valeur);
    if (!Array.isArray(v)) return valeur;
    if (typeof valeur !== 'number' || valeur < 0 || v.length < valeur)
      throw new BorneIllisible(`n’a pas assez d’éléments dans « ${cle} »`);
    return v.slice(0, valeur) as unknown;
  });
}
