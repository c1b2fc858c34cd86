/** What goes into the engine about a structure and what comes out: the same objects for the HTTP API, the command line and the scenarios. */
import type { VueStructure } from '@jalon/conventionnement';
import type { Acteur, Jour } from '@jalon/droit';
import type { Acceptation, DemandeExecution, EntreeJournal, RefusMoteur } from '../resultat.js';

export interface DemandeStructure extends Omit<DemandeExecution, 'parcours'> {
  /** Id of the organisation. */
  structure: string;
}
export interface AcceptationStructure extends Omit<Acceptation, 'parcours' | 'vue'> {
  structure: string;
  vue: VueStructure;
}
export interface RefusStructure extends Omit<RefusMoteur, 'vue'> {
  vue: VueStructure | null;
}
export type ResultatStructure = AcceptationStructure | RefusStructure;

/** The only door to the organisations before the State: agreements, derogations, habilitations. */
export interface MoteurStructures {
  /** Judges and writes one command. @throws StoreUnavailable, UnknownOutcome when the store fails; refusals are values */
  executer(demande: DemandeStructure): Promise<ResultatStructure>;
  /** Seen on the day `au` (default: today); null: neither declared by the deployment nor known by a fact. */
  consulter(structure: string, options?: { au?: Jour }): Promise<VueStructure | null>;
  /** Who acts, or reads, as the préfet’s decisions leave her today: a local habilitation has its dates (ORI-04). */
  situer(acteur: Acteur): Promise<Acteur>;
  /** Every organisation declared or known by a fact, by id, seen today. */
  lister(): Promise<VueStructure[]>;
  /** Every fact with its author and its explained verdict; null as for `consulter`. */
  journal(structure: string): Promise<EntreeJournal[] | null>;
}
