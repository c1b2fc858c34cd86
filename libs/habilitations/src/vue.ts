/** What is shown of the accounts of an organisation. */
import type { Jour } from '@jalon/droit';
import { libelleEtapeComptes, type EtatComptes } from './decider.js';
import type { Compte } from './dossier.js';

export interface VueComptes {
  /** Id of the organisation. */
  id: string;
  auJour: Jour;
  /** -1: no fact yet. */
  revision: number;
  etape: string;
  libelleEtape: string;
  comptes: Compte[];
}

export const vueComptes = ({ etape, revision, dossier }: EtatComptes, auJour: Jour): VueComptes => ({
  id: dossier.id,
  auJour,
  revision,
  etape,
  libelleEtape: libelleEtapeComptes(etape),
  comptes: dossier.comptes,
});
