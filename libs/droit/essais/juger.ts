/** Judges a rule on its favourable situation overlaid with what the test is about, with the real law. */
import { type Constat, type Jour, type Lecture, type Verdict } from '../src/index.js';
import { basesParcours } from '../src/regles/bases.js';
import { superposer } from '../src/regles/superposer.js';
import { referentiel } from './charger.js';

let charge: ReturnType<typeof referentiel> | undefined;

/** @throws Error no rule of that id */
export function juger(
  regle: string,
  jour: Jour,
  change: Record<string, unknown> = {},
  lecture: Lecture = 'plateforme',
): Verdict {
  const base = basesParcours.find((b) => b.regle.id === regle);
  if (!base) throw new Error(`aucune règle « ${regle} »`);
  return base.regle(
    (charge ??= referentiel()).auJour(jour, lecture),
    superposer(base.situation(jour), change) as never,
  );
}

/** Codes of the conditions that are not satisfied. */
export const manque = (v: Verdict): string[] => v.constats.filter((k) => !k.satisfaite).map((k) => k.condition);

/** The finding of that condition. @throws Error the condition was not looked at */
export function constatDe(v: Verdict, condition: string): Constat {
  const trouve = v.constats.find((k) => k.condition === condition);
  if (!trouve) throw new Error(`condition « ${condition} » absente du verdict`);
  return trouve;
}

/** Titles of the articles behind a finding, without the name of the code. */
export const articles = (k: Constat): string[] => [
  ...new Set(k.references.map((r) => r.titre.replace('Code du travail, art. ', ''))),
];
