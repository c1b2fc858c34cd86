/** The sentence of a fact without anything personal: the same before and after an erasure, so rows that hold it never change. */
import { cheminsPersonnels, type DefinitionFait, type Mots } from '@jalon/decider';
import { catalogue, type FaitPropose } from '@jalon/parcours';

/** The words of the law that the sentences of the rows say; when they change, the rows are written again. */
export interface MotsDuDroit {
  dire: Mots;
  /** Names them all: another one, other rows. */
  empreinte: string;
}
/** A read model whose rows hold sentences; none: a code stands for its label. */
export interface DitLeDroit {
  mots?: MotsDuDroit | undefined;
}
/** Without them, a code stands for its label. */
export const codesSeuls: MotsDuDroit = { dire: (chemin) => chemin.slice(chemin.lastIndexOf('/') + 1), empreinte: '' };

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
export function phraseSansPersonne(fait: Pick<FaitPropose, 'type' | 'data'>, mots: Mots): string {
  const definition = catalogue[fait.type] as unknown as DefinitionFait;
  let data: Donnees = fait.data;
  for (const chemin of chemins.get(fait.type) ?? []) data = effacer(data, chemin);
  return definition.phrase(data, mots);
}
