/** `decide` and `evolve` for the accounts of an organisation: the kit of the decider, given the words, the facts and the rules of this room. */
import { construireDecider, libelleurDEtapes, tableDe, type Decision, type EtatDe, type Table } from '@jalon/decider';
import { compacter, roles, type Verdict } from '@jalon/droit';
import { commandesComptes, type CommandeComptes, type ContexteComptes, type UniversComptes } from './commandes.js';
import { consignerComptes, dossierComptesVide, type DossierComptes } from './dossier.js';
import { catalogueComptes, type FaitComptes } from './faits/index.js';
import { comptes } from './machine.js';

export type EtatComptes = EtatDe<DossierComptes>;
export const libelleEtapeComptes = libelleurDEtapes(comptes);

const decider = construireDecider<UniversComptes>({
  table: tableDe(comptes, catalogueComptes),
  catalogue: catalogueComptes,
  commandes: commandesComptes,
  dossierVide: dossierComptesVide,
  consigner: (dossier, fait) => consignerComptes(dossier, fait as FaitComptes),
  compacter,
  etapeDe: 'des comptes de l’organisation',
  libelleEtape: libelleEtapeComptes,
  roles,
});

export const tableComptes: Table = decider.table;
export const etatInitialComptes: (id: string) => EtatComptes = decider.etatInitial;
/** @throws HistoireIncoherente the fact has no place here */
export const evolveComptes = decider.evolve as (etat: EtatComptes, fait: FaitComptes) => EtatComptes;
export const deciderComptes = decider.decide as (
  commande: CommandeComptes,
  etat: EtatComptes,
  contexte: ContexteComptes,
) => Decision<FaitComptes, Verdict>;
