/**
 * A verdict is the explanation: the same object is read by the guard of the chart, the 422 body, the screen,
 * the journal and the audit. A rule evaluates all its conditions; none stops at the first failure.
 */
import type { Jour } from './jour.js';

export type Lecture = 'plateforme' | 'code';

export interface Reference {
  titre: string;
  href: string;
}

export interface Constat {
  /** Code of the condition, e.g. `duree_max_demande`; its wording is in `parametres/conditions/`. */
  condition: string;
  satisfaite: boolean;
  /** What the law asks, in French, short: « au plus 365 jours ». */
  attendu: string;
  /** What was found, in French, short: « 400 jours ». */
  constate: string;
  references: Reference[];
  /** Parameter versions read: `prolongation/motifs/RQTH@2021-12-01`. */
  sources: string[];
  /** The value found is of class C2 or C3: it is shown to the person who asks, never stored in a fact. */
  personnel?: true;
  /** Nothing is known of the thing looked at; `constate` then says what to record. */
  manquante?: true;
  /** No version of the parameter applies on that day: the verdict then also lists `base_legale`. */
  sansBase?: true;
  /** Satisfied, but the reader must be told (applicability not settled, fact not verifiable…). */
  avertissement?: true;
  /** First day on which this condition alone would be satisfied, when it is only a matter of time. */
  possibleLe?: Jour;
}

export interface Verdict {
  issue: 'favorable' | 'defavorable';
  /** Id of the rule, e.g. `prolongation.demande`. */
  regle: string;
  auJour: Jour;
  lecture: Lecture;
  /** SHA-256 of the référentiel that was applied; its text is stored once in the log. */
  empreinte: string;
  /** SHA-256 of its wording, stored once too; absent: a verdict recorded by Jalon 0.2 or older, whose `empreinte` covered both. */
  empreinteLibelles?: string;
  constats: Constat[];
}

/**
 * Verdict as it is kept inside a fact: no wording, no article, no value found that is personal. The référentiel named by `e` gives the rest.
 * Rule, day, law and issue say nothing of the person; conditions and sources may name a motif: see `VerdictLu`.
 */
export interface VerdictCompact {
  /** rule */
  r: string;
  /** day */
  j: Jour;
  /** lecture: p = plateforme, c = code */
  l: 'p' | 'c';
  /** référentiel */
  e: string;
  /** wording (« mots ») of that référentiel; absent: recorded by Jalon 0.2 or older */
  m?: string | undefined;
  /** issue: 1 favourable, 0 unfavourable */
  i: 0 | 1;
  /** [condition, satisfied, found, expected, sources] */
  c: [condition: string, satisfaite: 0 | 1, constate: string, attendu: string, sources: string][];
}

/** The same read back: where the findings may tell of the person they are under her key (`verdict.c`), and null once it is destroyed. */
export type VerdictLu = Omit<VerdictCompact, 'c'> & { c: VerdictCompact['c'] | null };

export const MASQUE = '•';

export function compacter(v: Verdict): VerdictCompact {
  return {
    r: v.regle,
    j: v.auJour,
    l: v.lecture === 'code' ? 'c' : 'p',
    e: v.empreinte,
    ...(v.empreinteLibelles === undefined ? {} : { m: v.empreinteLibelles }),
    i: v.issue === 'favorable' ? 1 : 0,
    c: v.constats.map((k) => [
      k.condition,
      k.satisfaite ? 1 : 0,
      k.personnel ? MASQUE : k.constate,
      k.attendu,
      k.sources.join(' '),
    ]),
  };
}

/**
 * The way back, for the journal and the audit.
 * @param references looks up a source in the référentiel named by the verdict
 * @param signaux codes kept beside the fact: satisfied, and to be told
 */
export function deployer(
  v: VerdictLu,
  references: (source: string) => Reference[],
  signaux: readonly string[] = [],
): Verdict {
  return {
    issue: v.i === 1 ? 'favorable' : 'defavorable',
    regle: v.r,
    auJour: v.j,
    lecture: v.l === 'c' ? 'code' : 'plateforme',
    empreinte: v.e,
    ...(v.m === undefined ? {} : { empreinteLibelles: v.m }),
    constats: (v.c ?? []).map(([condition, satisfaite, constate, attendu, sources]) => {
      const liste = sources === '' ? [] : sources.split(' ');
      return {
        condition,
        satisfaite: satisfaite === 1,
        attendu,
        constate,
        references: liste.flatMap(references),
        sources: liste,
        ...(constate === MASQUE ? { personnel: true as const } : {}),
        ...(satisfaite === 1 && signaux.includes(condition) ? { avertissement: true as const } : {}),
      };
    }),
  };
}

export const manquements = (v: Verdict): string[] => v.constats.filter((k) => !k.satisfaite).map((k) => k.condition);
