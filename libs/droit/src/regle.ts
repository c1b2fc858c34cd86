/** The form of a rule: a list of named conditions, each looked at whatever the others say. */
import type { Droit, VersionLue } from './referentiel.js';
import type { Jour } from './jour.js';
import type { Constat, Verdict } from './verdict.js';

/** Returns null when the condition has no object in this situation (e.g. a weekly minimum for a contract without hours). */
export type Condition<S> = (droit: Droit, situation: S) => Constat | null;

export interface Regle<S> {
  id: string;
  /** One sentence in French: what is decided. */
  objet: string;
  (droit: Droit, situation: S): Verdict;
}

export function definirRegle<S>(id: string, objet: string, conditions: readonly Condition<S>[]): Regle<S> {
  const juger = (droit: Droit, situation: S): Verdict => {
    const constats: Constat[] = [];
    let favorable = true;
    let sansBase = false;
    for (const condition of conditions) {
      const constat = condition(droit, situation);
      if (constat === null) continue;
      constats.push(constat);
      favorable &&= constat.satisfaite;
      sansBase ||= constat.sansBase === true;
    }
    if (sansBase) ajouterBaseLegale(constats);
    return {
      issue: favorable ? 'favorable' : 'defavorable',
      regle: id,
      auJour: droit.jour,
      lecture: droit.lecture,
      empreinte: droit.empreinte,
      empreinteLibelles: droit.empreinteLibelles,
      constats,
    };
  };
  return Object.assign(juger, { id, objet });
}

/** One finding, whatever the number of parameters without a version: what a scenario or a reader looks for under one name. */
function ajouterBaseLegale(constats: Constat[]): void {
  const sans = constats.filter((k) => k.sansBase);
  if (constats.some((k) => k.condition === 'base_legale')) return;
  constats.push(
    constat('base_legale', false, 'une base légale à cette date', sans.map((k) => k.constate).join(' ; '), []),
  );
}

export interface Precisions {
  personnel?: boolean;
  manquante?: boolean;
  avertissement?: boolean;
  possibleLe?: Jour | null;
}

/** Builds a finding from the parameter versions it was judged by. */
export function constat(
  condition: string,
  satisfaite: boolean,
  attendu: string,
  constate: string,
  sources: readonly (VersionLue<unknown> | null)[],
  precisions: Precisions = {},
): Constat {
  const k: Constat = { condition, satisfaite, attendu, constate, references: [], sources: [] };
  for (const s of sources) {
    if (s === null) continue;
    k.references.push(...s.references);
    k.sources.push(s.source);
  }
  if (precisions.personnel) k.personnel = true;
  if (precisions.manquante) k.manquante = true;
  if (precisions.avertissement) k.avertissement = true;
  if (precisions.possibleLe && !satisfaite) k.possibleLe = precisions.possibleLe;
  return k;
}

/** No version of the parameter applies on that day: said, never guessed. */
export const sansBase = (condition: string, quoi: string): Constat => ({
  ...constat(condition, false, 'une base légale à cette date', `aucune base légale à cette date pour ${quoi}`, []),
  sansBase: true,
});

/** The fact needed by the condition is not recorded: says what to record (decision D5). */
export const donneeManquante = (
  condition: string,
  attendu: string,
  aEnregistrer: string,
  sources: readonly (VersionLue<unknown> | null)[],
): Constat => constat(condition, false, attendu, `donnée manquante : ${aEnregistrer}`, sources, { manquante: true });
