/** Thresholds of a parameter version: every number, length and day its values hold, and the same values with one of them moved. */
import { ajouterJours, estJour } from './jour.js';
import { objet } from './regles/superposer.js';

/** A length counts as one threshold, whose unit does not move. */
const duree = (v: unknown): v is { valeur: number; unite: string } =>
  objet(v) && typeof v['valeur'] === 'number' && 'unite' in v;

/** Paths of the thresholds, `derogations.0.duree_max` style, in the order of the file. */
export function seuils(valeurs: unknown, ici = ''): string[] {
  if (duree(valeurs) || typeof valeurs === 'number' || estJour(valeurs)) return [ici];
  if (!Array.isArray(valeurs) && !objet(valeurs)) return [];
  return Object.entries(valeurs).flatMap(([cle, v]) => seuils(v, ici === '' ? cle : `${ici}.${cle}`));
}

/** The same values, that threshold moved by `pas` units or days. */
export function deplacer(valeurs: unknown, chemin: readonly string[], pas: number): unknown {
  const [cle, ...reste] = chemin;
  if (cle === undefined) {
    if (duree(valeurs)) return { ...valeurs, valeur: valeurs.valeur + pas };
    return typeof valeurs === 'number' ? valeurs + pas : ajouterJours(valeurs as string, pas);
  }
  return changer(valeurs, cle, (v) => deplacer(v, reste, pas));
}

/** A copy of a list or an object with one entry changed. */
export function changer(v: unknown, cle: string, par: (v: unknown) => unknown): unknown {
  if (Array.isArray(v)) return v.map((x: unknown, i) => (String(i) === cle ? par(x) : x));
  return objet(v) ? { ...v, [cle]: par(v[cle]) } : v;
}
