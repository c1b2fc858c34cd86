/** `decide` and `evolve` for an organisation: the kit of the decider, given the words, the facts and the rules of this room. */
import { construireDecider, libelleurDEtapes, tableDe, type Decision, type EtatDe, type Table } from '@jalon/decider';
import { compacter, roles, type Verdict } from '@jalon/droit';
import {
  commandesStructure,
  type CommandeStructure,
  type ContexteStructure,
  type UniversStructure,
} from './commandes.js';
import { consignerStructure, dossierStructureVide, type DossierStructure } from './dossier.js';
import { catalogueStructure, type FaitStructure } from './faits/index.js';
import { structure } from './machine.js';

export type EtatStructure = EtatDe<DossierStructure>;

/** « Aucune demande de convention, auto-prescription ouverte, sans habilitation locale ». */
export const libelleEtapeStructure = libelleurDEtapes(structure);

const decider = construireDecider<UniversStructure>({
  table: tableDe(structure, catalogueStructure),
  catalogue: catalogueStructure,
  commandes: commandesStructure,
  dossierVide: dossierStructureVide,
  dits: ({ faits }, types) => faits.filter((f) => types.has(f.type)),
  consigner: (dossier, fait) => consignerStructure(dossier, fait as FaitStructure),
  compacter,
  etapeDe: 'de la structure',
  libelleEtape: libelleEtapeStructure,
  roles,
});

export const tableStructure: Table = decider.table;
export const etatInitialStructure: (id: string) => EtatStructure = decider.etatInitial;
/** @throws HistoireIncoherente the fact has no place here */
export const evolveStructure = decider.evolve as (etat: EtatStructure, fait: FaitStructure) => EtatStructure;
export const deciderStructure = decider.decide as (
  commande: CommandeStructure,
  etat: EtatStructure,
  contexte: ContexteStructure,
) => Decision<FaitStructure, Verdict>;
