/** The shapes of the view: what the API answers and the screens show. */
import type { Conservation, Jour } from '@jalon/droit';
import type { Demande, LigneCalcul, Orientation, Situations, Suspension } from '../dossier/dossier.js';
import type { EtatPass } from '../dossier/pass.js';
import type { VueAccompagnement } from './accompagnement.js';
import type { VueCompteur480h } from './compteur.js';
import type { VueContestation, VueDecision } from './decisions.js';
import type { VueSignal } from '@jalon/decider';
import type { VueHeuresReduites, VueVisite } from './suivi-contrat.js';
import type { VueContrat, VueHeures, VueMiseADisposition } from './contrats.js';

export type EtapeVue =
  | 'aOuvrir'
  | 'orientation'
  | 'diagnostique'
  | 'enCours'
  | 'suspendu'
  | 'expire'
  | 'sorti'
  | 'clos';

export interface VuePersonne {
  nom: string;
  prenom: string;
  naissance: Jour;
  sexe?: 'F' | 'M';
  commune?: string;
  /** Masked but for sex, year and month of birth: « 2 84 05 •• ••• ••• •• ». */
  nir?: string;
  /** Masked but for its end. */
  identifiantFranceTravail?: string;
}
export interface VueDiagnostic {
  le: Jour;
  /** Id of the organisation. */
  par: string;
  niveau1: number;
  niveau2: number;
  /** First day on which it no longer counts, unless a PASS has followed. */
  expireLe: Jour;
  /** Last day on which it counts: its own, or the last day of the PASS it produced (D7). */
  valableJusquAu: Jour;
  valide: boolean;
}
export interface VueLigneCalcul extends Omit<LigneCalcul, 'revision'> {
  /** Place in the dossier of the fact behind the line, 1 for the first. */
  fait: number;
}
export interface VuePass {
  /** Null once erased. */
  numero: string | null;
  debut: Jour;
  fin: Jour;
  etat: EtatPass;
  joursRestants: number;
  origine: string;
  /** Organisation whose hire created it. */
  siae: string;
  nonVerifiable: boolean;
  /** « Comment cette date est calculée »: see `LigneCalcul`. */
  calcul: VueLigneCalcul[];
}
export interface VueSuspension {
  id: string;
  /** Null once erased: the label then says so. */
  motif: string | null;
  libelleMotif: string;
  debut: Jour;
  fin: Jour;
  finInconnue: boolean;
  etat: Suspension['etat'];
  declareeLe: Jour;
  par: string;
}
export interface VueProlongation {
  id: string;
  /** Null once erased: the label then says so. */
  motif: string | null;
  libelleMotif: string;
  debut: Jour;
  fin: Jour;
  jours: number;
  demande: string | null;
  accordeeLe: Jour;
  par: string;
  retiree: boolean;
  repris: boolean;
}
export interface VueDemande {
  id: string;
  /** Null once erased: the label then says so. */
  motif: string | null;
  libelleMotif: string;
  debut: Jour;
  fin: Jour;
  prescripteur: string | null;
  /** Where to reach the SIAE for the interview it asked for; null: not asked, or erased. */
  entretien: Demande['entretien'];
  le: Jour;
  par: string;
  etat: Demande['etat'];
  rappels: Jour[];
  sansReponseLe: Jour | null;
  decideeLe: Jour | null;
  decideePar: string | null;
  /** Place of the request in the dossier, 1 for the first, and of its decision; null: not decided. */
  fait: number;
  decision: number | null;
  /** What was granted: its last day, and days; null: not granted. */
  accord: Demande['accord'];
  /** Reasons in writing of a refusal; null: not refused. */
  refus: { motif: string; libelleMotif: string } | null;
  /** Days since the request, while it waits; null once decided. */
  attendDepuis: number | null;
  /** Next reminder, or the day on which it stays without an answer; null: none to come. */
  prochaineRelance: Jour | null;
}
export interface VueOrientation {
  /** Place of the fact in the dossier, 1 for the first. */
  fait: number;
  siae: string;
  le: Jour;
  par: string;
  /** What the structure said; null: nothing yet. `explication`: null once erased, or when it said none. */
  reponse: Orientation['reponse'];
}
/** What was written in a fact, for those entitled to read it. */
export interface VueEcrit {
  /** Place of the fact in the dossier, 1 for the first. */
  fait: number;
  le: Jour;
  /** Id of the organisation that wrote it. */
  par: string;
  /** « Explication du refus ». */
  libelle: string;
  textes: string[];
}
export interface VueSortie {
  le: Jour;
  /** Null once erased; the category stays. */
  type: string | null;
  libelleType: string;
  /** `durable`, `transition`, `positive`, `autre` or `retrait`; null when no longer known. */
  categorie: string | null;
  siae: string;
  enregistreeLe: Jour;
  /** Enters the rates, with the hours known today (D17); null when nothing tells. */
  comptee: boolean | null;
  /** Why: « comptée (160 h dans l’année) ». */
  comptage: string | null;
}
/** The same periods, with the place of the fact that told each. */
export type VueSituations = {
  [S in keyof Situations]: (Omit<Situations[S][number], 'revision'> & { fait: number })[];
};
export interface VuePassOfficiel {
  /** Null: not told, the same, or erased. */
  numero: string | null;
  debut: Jour | null;
  fin: Jour | null;
  /** Null once erased. */
  reference: string | null;
  faitFoi: boolean;
  /** Days from the end shown here to the one that the State's service shows; null: the end was not told. */
  ecart: number | null;
  le: Jour;
  par: string;
  /** Place of the fact. */
  fait: number;
}
export interface Vue {
  id: string;
  auJour: Jour;
  /** Revision of the last fact; -1 before the first. */
  revision: number;
  etape: EtapeVue;
  /** Name of the step in the chart. */
  etapeDetaillee: string;
  libelleEtape: string;
  /** Ids of the SIAE that employ on this day, those which recorded an exit left out. */
  employeurs: string[];
  /** Null before the opening and once erased. */
  personne: VuePersonne | null;
  ouvertLe: Jour | null;
  origine: string | null;
  orientations: VueOrientation[];
  diagnostic: VueDiagnostic | null;
  /** Waiting period that runs on this day because of this dossier's own PASS. */
  carence: { jusquAu: Jour } | null;
  pass: VuePass | null;
  passAnterieurs: VuePass[];
  /** What the State's service shows, when it is not what is shown here (D28). */
  passOfficiel: VuePassOfficiel | null;
  contrats: VueContrat[];
  misesADisposition: VueMiseADisposition[];
  heures: VueHeures[];
  /** The préfet's decisions under the weekly minimum (CTR-10, CTR-11). */
  heuresReduites: VueHeuresReduites[];
  /** Information and prevention visits (R. 5132-26-6 to -8), one a structure that places people. */
  visites: VueVisite[];
  /** Rolling count of the 480 hours (L. 5132-9, D18); null when no placement counts. Hours. */
  compteur480h: VueCompteur480h | null;
  suspensions: VueSuspension[];
  prolongations: VueProlongation[];
  demandes: VueDemande[];
  demandeEnAttente: VueDemande | null;
  situations: VueSituations;
  accompagnements: VueAccompagnement[];
  /** The last one, when nobody has hired since. */
  sortie: VueSortie | null;
  /** Exits that hold, one a SIAE. */
  sorties: VueSortie[];
  cloture: { le: Jour; motif: string | null; par: string; suspensionDebut: Jour } | null;
  /** Decisions that a text asks to notify, with what was told and what is still to tell. */
  decisions: VueDecision[];
  contestations: VueContestation[];
  /** What the facts that count say in writing: reasons of refusals, assessments, summaries; without what was erased. */
  ecrits: VueEcrit[];
  /** Accepted, and to be told. */
  signaux: VueSignal[];
  /** Until when the data of the person are kept (R. 5132-1-23); null once erased. */
  conservation: Conservation | null;
  /** Duplicates of the same person, closed in favour of this dossier; `parcours` null once erased. */
  rapprochements: { parcours: string | null; le: Jour }[];
  /** This dossier is closed as a duplicate of that one. */
  doublonDe: { parcours: string | null; le: Jour } | null;
}
