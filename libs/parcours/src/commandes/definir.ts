/** One row of the command table of a parcours. */
import type { LigneCommande } from '@jalon/decider';
import type { Verdict, VerdictCompact } from '@jalon/droit';
import type { Role } from '../acteur.js';
import type { Contexte } from '../contexte.js';
import type { Dossier } from '../dossier/dossier.js';
import type { FaitPropose } from '../faits/index.js';

export interface UniversParcours {
  dossier: Dossier;
  contexte: Contexte;
  fait: FaitPropose;
  role: Role;
  verdict: Verdict;
  compact: VerdictCompact;
}
export type DefinitionCommande<D, S = never> = LigneCommande<UniversParcours, D, S>;

export const definirCommande = <D, S>(d: DefinitionCommande<D, S>): DefinitionCommande<D, S> => d;
