/**
 * A chart on facts, flattened once into a table: step × fact → step. XState's pure `transition` costs ~15 µs a call because it
 * builds an actor; a fold of 200 facts cannot afford it. The table is derived from the chart by walking it, never written by hand,
 * and a test proves it equal to `transition` on every step and fact.
 */
import {
  getNextTransitions,
  initialTransition,
  transition,
  type AnyMachineSnapshot,
  type AnyStateMachine,
} from 'xstate';

export interface Passage {
  vers: string;
  /** The chart asks for a favourable verdict inside the fact. */
  verdictExige: boolean;
}
export interface Table {
  initiale: string;
  /** Every step the chart can reach. */
  etapes: readonly string[];
  /** Undefined: the fact has no place at this step. */
  passage(etape: string, fait: string): Passage | undefined;
  /** Facts that have a place at this step, without those that have one everywhere (declared at the root of the chart). */
  possibles(etape: string): readonly string[];
  /** True when the step, or one of its parents, carries the tag. */
  aEtiquette(etape: string, etiquette: string): boolean;
}

export interface Echantillon {
  type: string;
  data: unknown;
}

/** `{actif: {pass: 'enCours', demande: 'aucune'}}` → `actif(pass.enCours,demande.aucune)`; `'sorti'` → `sorti`. */
export function nomEtape(valeur: unknown): string {
  if (typeof valeur === 'string') return valeur;
  const entrees = Object.entries(valeur as Record<string, unknown>);
  const [cle, sous] = entrees[0] as [string, unknown];
  if (entrees.length === 1) return typeof sous === 'string' ? `${cle}.${sous}` : `${cle}(${regions(sous)})`;
  return regions(valeur);
}
const regions = (valeur: unknown): string =>
  Object.entries(valeur as Record<string, unknown>)
    .map(([region, v]) => `${region}.${nomEtape(v)}`)
    .join(',');

/**
 * @param favorables one sample per fact type, with a favourable verdict when the fact carries one
 * @param defavorable turns a sample into the same fact with an unfavourable verdict
 */
export function deriverTable(
  machine: AnyStateMachine,
  input: unknown,
  favorables: readonly Echantillon[],
  defavorable: (e: Echantillon) => Echantillon,
): Table {
  const [depart] = initialTransition(machine, input as never) as [AnyMachineSnapshot, unknown];
  const lignes = new Map<string, Map<string, Passage>>();
  const etiquettes = new Map<string, ReadonlySet<string>>();
  const partout = new Set(Object.keys((machine.config as { on?: object }).on ?? {}));
  const aVisiter: AnyMachineSnapshot[] = [depart];
  while (aVisiter.length > 0) {
    const ici = aVisiter.pop() as AnyMachineSnapshot;
    const nom = nomEtape(ici.value);
    if (lignes.has(nom)) continue;
    const ligne = new Map<string, Passage>();
    lignes.set(nom, ligne);
    etiquettes.set(nom, ici.tags);
    // XState's `transition` is slow and this runs every time the program starts: it is asked only where something can move.
    const sortantes = getNextTransitions(ici);
    for (const e of favorables) {
      const siennes = sortantes.filter((t) => t.eventType === e.type);
      if (siennes.length === 0 || !ici.can(e as never)) continue;
      const immobile = siennes.every((t) => t.target === undefined);
      const la = immobile ? ici : (transition(machine, ici, e as never) as [AnyMachineSnapshot, unknown])[0];
      const verdictExige = siennes.some((t) => t.guard !== undefined) && !ici.can(defavorable(e) as never);
      ligne.set(e.type, { vers: nomEtape(la.value), verdictExige });
      if (!immobile) aVisiter.push(la);
    }
  }
  const possibles = new Map(
    [...lignes].map(([nom, ligne]) => [nom, [...ligne.keys()].filter((fait) => !partout.has(fait))]),
  );
  return {
    initiale: nomEtape(depart.value),
    etapes: [...lignes.keys()],
    passage: (etape, fait) => lignes.get(etape)?.get(fait),
    possibles: (etape) => possibles.get(etape) ?? [],
    aEtiquette: (etape, etiquette) => etiquettes.get(etape)?.has(etiquette) ?? false,
  };
}

interface Node {
  meta?: { libelle?: string };
  states?: Record<string, Node>;
}

/**
 * The wording of a step, read from the chart (`meta.libelle`): said once, there.
 * `actif(pass.suspendu,demande.aucune)` → « PASS suspendu, aucune demande en attente ».
 */
export function libelleurDEtapes(machine: AnyStateMachine): (etape: string) => string {
  const racine = machine.config as Node;
  return (etape) => {
    const parenthese = etape.indexOf('(');
    if (parenthese < 0) return racine.states?.[etape]?.meta?.libelle ?? etape;
    const parties = racine.states?.[etape.slice(0, parenthese)]?.states;
    return etape
      .slice(parenthese + 1, -1)
      .split(',')
      .map((region) => {
        const [nom = '', sous = ''] = region.split('.');
        return parties?.[nom]?.states?.[sous]?.meta?.libelle ?? region;
      })
      .map((l, i) => (i === 0 ? l : l.charAt(0).toLowerCase() + l.slice(1)))
      .join(', ');
  };
}
