/** One row of the command table: which rule is asked, on what situation, and which facts are proposed. */
import type { Regle, Verdict, VerdictCompact } from '@jalon/droit';
import type { Role } from '../acteur.js';
import type { Contexte } from '../contexte.js';
import type { Dossier } from '../dossier/dossier.js';
import type { FaitPropose, TypeFait } from '../faits/index.js';

export interface DefinitionCommande<D, S = never> {
  /** Facts it may write; the command has a place at a step where one of them has. */
  faits: readonly TypeFait[];
  qui: readonly Role[];
  /** More than the chart tells: the step also depends on the day (a suspension lifted for a day to come still runs). Absent: the chart is enough. */
  aSaPlace?(dossier: Dossier, contexte: Contexte): boolean;
  regle: Regle<S>;
  /** Total: an incomplete dossier gives a situation with nulls, never an exception, so that every condition can be looked at. */
  situation(data: D, dossier: Dossier, contexte: Contexte): S;
  /** True when the same organisation already obtained this very outcome: accepted at any step, nothing new to write (D9). */
  dejaFait?(data: D, dossier: Dossier, contexte: Contexte): boolean;
  /** @param verdict full verdict; `compact` is what facts carry. An empty list: accepted, nothing new to write. */
  proposer(data: D, dossier: Dossier, contexte: Contexte, verdict: Verdict, compact: VerdictCompact): FaitPropose[];
}

export const definirCommande = <D, S>(d: DefinitionCommande<D, S>): DefinitionCommande<D, S> => d;
