/** The sentence of a fact without anything personal: the same before and after an erasure, so rows that hold it never change. */
import { cheminsPersonnels, type DefinitionFait } from '@jalon/decider';
import { catalogue, type FaitPropose } from '@jalon/parcours';

type Donnees = Record<string, unknown>;

/** The path and everything above it is copied, never changed in place. An absent field stays absent. */
function effacer(data: Donnees, chemin: readonly string[]): Donnees {
  const [cle, ...suite] = chemin as [string, ...string[]];
  const valeur = data[cle];
  if (valeur === undefined || valeur === null) return data;
  return { ...data, [cle]: suite.length === 0 ? null : effacer(valeur as Donnees, suite) };
}

const chemins = new Map<string, string[][]>(
  Object.values(catalogue).map((d) => [d.type, cheminsPersonnels(d).map((chemin) => chemin.split('.'))]),
);

/** @throws Error the catalogue has no such fact, or its sentence cannot do without a personal field */
export function phraseSansPersonne(fait: Pick<FaitPropose, 'type' | 'data'>): string {
  const definition = catalogue[fait.type] as unknown as DefinitionFait;
  let data: Donnees = fait.data;
  for (const chemin of chemins.get(fait.type) ?? []) data = effacer(data, chemin);
  return definition.phrase(data);
}
