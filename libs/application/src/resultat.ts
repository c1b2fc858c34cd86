/** What goes into the engine and what comes out: the same objects for the HTTP API, the command line, tests and the bench. */
import type { Ecrit } from '@jalon/decider';
import type { VueStructure } from '@jalon/conventionnement';
import type { VueComptes } from '@jalon/habilitations';
import type { Constat, Jour, Organisation, Verdict } from '@jalon/droit';
import type { Acteur } from '@jalon/parcours';
import type { Anomalies } from '@jalon/projections';
import type { Choix, Reserve } from './porte/formulaire.js';
import type { Difference } from './comparaison/comparer.js';
import type { Moment } from './temps.js';
import type { Vue as VueDuParcours } from './domaine.js';
import type { DemandeEtude, EtudeDuDroit, SuiviEtude } from './etude.js';
import type { AProuver, DemandeAProuver } from './preuve/a-prouver.js';
import type { Regard, RejugementParcours } from './rejugement.js';

/** Why there is no name: erased on purpose, or the key of the person is not in the safe at hand. */
export type Identite = 'effacee' | 'cle_absente';
/** The view of a dossier as it leaves the engine; `identite` only when `personne` is null. */
export type Vue = VueDuParcours & { identite?: Identite };

/** What every request says, whatever the kind of dossier. */
export interface Demande {
  /** Command type of the catalogue, e.g. `EtablirDiagnostic`. */
  type: string;
  /** As received: judged at the door, never trusted. */
  data: unknown;
  acteur: Acteur;
  /** Revision the actor has seen; another one is refused (`conflit`). Absent: the decision is taken on the latest state. */
  revisionAttendue?: number | undefined;
  /** Idempotency key, scoped to the organisation of the actor and to the dossier. */
  cle?: string | undefined;
  /** Answer everything, write nothing. */
  simuler?: boolean | undefined;
  /**
   * Who acts for herself: her links are judged, and the answer shows what she may see. Absent: the operator of the data tells what
   * happened, no link is asked for, and everything is shown.
   */
  lecteur?: Acteur | undefined;
  /** Civil day on which the actor acts; default: today in Paris. For imports, scenarios and tests: never taken from HTTP. */
  le?: Jour | undefined;
}
export interface DemandeExecution extends Demande {
  /** UUID of the parcours; absent for `OuvrirParcours`. */
  parcours?: string | undefined;
}
export interface DemandeStructure extends Demande {
  /** Id of the organisation. */
  structure: string;
}

export interface DemandeComptes extends Demande {
  /** Id of the organisation. */
  organisation: string;
}

/** A fact as an agent reads it. */
export interface FaitVue {
  /** In its dossier, 1 for the first: what a command that names a fact takes. */
  place: number;
  /** Type of the fact, without its version. */
  type: string;
  le: Jour;
  /** ISO instant of the recording; empty when simulated. */
  enregistreLe: string;
  phrase: string;
  /** Contract that it is about, when it names one. */
  contrat?: string;
}

export interface EntreeJournal extends FaitVue {
  par: Acteur;
  /** Present when the clock was a little behind as it was recorded: its instant is earlier than that of the fact before. */
  horlogeReculee?: true;
  /** Present when a later fact annuls this one: it counts for nothing, and is shown because it was written. */
  annule?: true;
  /** Decrypted; null values were erased; free texts and sensitive values (class C3) are left out. */
  data: Record<string, unknown>;
  /** What it says in writing, because a text wants it written; without what was erased. */
  ecrits: Ecrit[];
  /** With the articles of the référentiel that was applied on that day. */
  verdict?: Verdict;
}

export type FamilleRefus = 'donnee' | 'acces' | 'etape' | 'droit' | 'conflit' | 'introuvable';
export interface ChampRefuse {
  /** Path of the field: `contrat.debut`; `data` for the whole. */
  champ: string;
  /** In French, what is expected. */
  regle: string;
}

export interface AcceptationDe<V> {
  issue: 'accepte';
  /** Revision of the dossier after the command. */
  revision: number;
  /** Position of the last fact of the dossier. */
  position: number;
  faits: FaitVue[];
  /** In French, one sentence: what was recorded, or that nothing new was. */
  message: string;
  verdict: Verdict;
  vue: V;
  /** True when the key was already known: nothing was written now. */
  rejoue: boolean;
}
export interface RefusDe<V> {
  issue: 'refuse';
  famille: FamilleRefus;
  /** Rule that judged, or `cle-reutilisee`. */
  regle?: string;
  /** In French, one sentence. */
  message: string;
  champs?: ChampRefuse[];
  /** All conditions looked at, satisfied ones included. */
  constats: Constat[];
  /** Types of facts that have a place at this step (family `etape`). */
  possibles?: string[];
  /** Revision of the dossier, -1 when it does not exist. */
  revision: number;
  vue: V | null;
}
export type Acceptation = AcceptationDe<Vue> & { parcours: string };
export type RefusMoteur = RefusDe<Vue>;
export type Resultat = Acceptation | RefusMoteur;
export type AcceptationStructure = AcceptationDe<VueStructure> & { structure: string };
export type RefusStructure = RefusDe<VueStructure>;
export type AcceptationComptes = AcceptationDe<VueComptes> & { organisation: string };
export type RefusComptes = RefusDe<VueComptes>;
export type ResultatStructure = AcceptationStructure | RefusStructure;

/** One command as a button: what it would answer now. */
export interface Action {
  commande: string;
  libelle: string;
  possible: boolean;
  /** First day on which it would be accepted by the passing of time alone; absent: possible now, or something else is missing. */
  possibleLe?: Jour;
  famille?: FamilleRefus;
  message?: string;
  /** All of them, satisfied or not. */
  constats: Constat[];
  /** Codes of a field that the file already shows (age, RQTH): to be ticked beforehand. Absent to whom the command is refused access. */
  propositions?: Record<string, string[]>;
  /** Codes a field accepts on that day, in the words of the référentiel. */
  choix?: Record<string, Choix[]>;
  /** Fields that have an object for some values of another one only. */
  reserves?: Record<string, Reserve>;
}

/** Where in its history a dossier is looked at: the days of two times, or a fact. */
export interface Point {
  /** Facts up to that day; the day of the view. */
  au?: Jour | undefined;
  /** Facts recorded by then. */
  connuLe?: Moment | undefined;
  /** Just after the fact of that place, 0: before the first; `au` is then only the day of the view, by default that of its recording. */
  fait?: number | undefined;
}

export interface ConsultationDe<V> {
  revision: number;
  vue: V;
}
export type Consultation = ConsultationDe<Vue>;
export interface ReplayDe<V> {
  /** Revision of the last fact kept. */
  revision: number;
  /** Facts of the dossier left out: later than `au`, or recorded after `connuLe`. */
  faitsIgnores: number;
  vue: V;
}
export type Replay = ReplayDe<Vue>;

/** Two points of one history. */
export interface PointsCompares {
  avant: Point;
  apres: Point;
}
export interface SituationComparee {
  /** Day of the view. */
  auJour: Jour;
  connuLe: Moment | null;
  /** Revision of the last fact kept. */
  revision: number;
  faitsIgnores: number;
}
export interface Comparaison {
  avant: SituationComparee;
  apres: SituationComparee;
  differences: Difference[];
  /** Facts that this reader may see, known at `apres` and not at `avant`; then the reverse. */
  faitsAjoutes: FaitVue[];
  faitsRetires: FaitVue[];
}

/**
 * The only door to the dossiers of one kind: api, cli, tests and bench speak to them through it. Whoever names a reader gets null, or
 * `introuvable`, for a dossier that is not hers to see as for one that does not exist.
 * @typeParam D request, V view, A acceptance
 */
export interface MoteurDe<D extends Demande, V, A extends AcceptationDe<V>> {
  /** What is answered for a dossier that does not exist, or that is not this reader’s to know of: to the byte the same. */
  introuvable(lecteur?: Acteur): RefusDe<never>;
  /** Judges and writes one command. @throws StoreUnavailable, UnknownOutcome when the store fails; refusals are values */
  executer(demande: D): Promise<A | RefusDe<V>>;
  /** Latest state, seen on the day `au` (default: today). */
  consulter(
    id: string,
    options?: { au?: Jour | undefined; lecteur?: Acteur | undefined },
  ): Promise<ConsultationDe<V> | null>;
  /** Every fact that the reader may see, with its author, its sentence and its explained verdict, in order. */
  journal(id: string, lecteur?: Acteur): Promise<EntreeJournal[] | null>;
  /** The dossier as it stood on `au`, with what was known on `connuLe`; or just after a fact. */
  rejouer(id: string, options?: Point & { lecteur?: Acteur | undefined }): Promise<ReplayDe<V> | null>;
  /** Whether that reader may read it, now. */
  lit(id: string, lecteur: Acteur): Promise<boolean>;
  /** Writes the deadlines of this dossier that are due up to that day, included; returns the number of facts. */
  solderEcheances(id: string, jusquAu: Jour): Promise<number>;
}

/** What a SIAE is told of a PASS that it looked up (D30): nothing else of that parcours is hers to read. */
export interface PassRetrouve {
  issue: 'trouve';
  /** Where the hire is to be declared. */
  parcours: string;
  valide: boolean;
  fin: Jour;
  joursRestants: number;
  demandeEnAttente: boolean;
  /** Last day of the waiting period, when no PASS runs; null: none runs either. */
  carenceJusquAu: Jour | null;
}
/** That account has looked as often as it may today. */
export interface TropDeRecherches {
  issue: 'trop';
  parJour: number;
}

/** Of a kind whose commands are offered as buttons. */
interface Offrant {
  /** What each command would answer now to this actor. `lecteur`: as everywhere, whose links are judged. */
  actions(id: string, acteur: Acteur, lecteur?: Acteur): Promise<Action[] | null>;
}
export interface Moteur extends MoteurDe<DemandeExecution, Vue, Acceptation>, Offrant {
  /** Its decisions put again to the law, through another reading, date or text. */
  rejuger(parcours: string, regard?: Regard, lecteur?: Acteur): Promise<RejugementParcours | null>;
  /** What differs between two points of its history, and the facts that one knows and the other does not. */
  comparer(parcours: string, points: PointsCompares, lecteur?: Acteur): Promise<Comparaison | null>;
  /** What one fact changed: just before and just after it, both seen on the day it was recorded. Null: no such fact, for that reader. */
  effetDuFait(parcours: string, place: number, lecteur?: Acteur): Promise<Comparaison | null>;
  /** What a stop cut between the two dossiers of a merge is finished; returns the number of facts. @throws StoreUnavailable, UnknownOutcome */
  acheverRapprochements(): Promise<number>;
  /** Every parcours of the log under another law, in totals. @throws ModificationRefusee */
  etudier(demande?: DemandeEtude, suivi?: SuiviEtude): Promise<EtudeDuDroit>;
  /** Its facts and situations, to be put in an audit file (`dossierDAudit`). */
  aProuver(parcours: string, demande: DemandeAProuver): Promise<AProuver | null>;
  /**
   * The PASS of somebody of whom two things are known. Recorded as a reading; gives the right to hire on that parcours.
   * @param compte who looks, so many times a day; her organisation by default
   */
  retrouverPass(
    data: unknown,
    acteur: Acteur,
    compte?: string,
  ): Promise<PassRetrouve | TropDeRecherches | RefusDe<never>>;
}
/** With the name people give it, when the deployment says it. */
export type OrganisationDeclaree = Organisation & { nom?: string | undefined };

/** One organisation of the directory, whoever said it: the deployment at the start, the State by its facts since. */
export interface OrganisationDeLAnnuaire extends Organisation {
  nom: string;
  /** By a fact of the State, whatever the deployment said. */
  inscrite: boolean;
}

/** Their own code: a hire that its own verdict signalled is another thing to follow. */
export const EMBAUCHE_HORS_CONVENTION = 'embauche_hors_convention';
/** A hire that the convention of its structure, as it is told now, would not permit. */
export interface EmbaucheHorsConvention {
  parcours: string;
  structure: string;
  /** Place of the hire in its parcours. */
  fait: number;
  condition: string;
  libelle: string;
  /** Day on which it was declared. */
  le: string;
  par: string;
}

/** Who may act in the name of organisations. */
export type MoteurComptes = MoteurDe<DemandeComptes, VueComptes, AcceptationComptes>;

/** Organisations before the State: agreements, derogations, habilitations. */
export interface MoteurStructures extends MoteurDe<DemandeStructure, VueStructure, AcceptationStructure>, Offrant {
  /** Who acts, or reads, as the préfet’s decisions leave her today: a local habilitation has its dates (ORI-04). */
  situer(acteur: Acteur): Promise<Acteur>;
  /**
   * Every organisation declared or known by a fact, by id, seen today.
   * @param lecteur those that she may read; absent: the operator, all of them
   */
  lister(lecteur?: Acteur): Promise<VueStructure[]>;
  /** Hires of these structures that their convention, as it is told now, would not permit. */
  embauchesHorsConvention(
    structures: readonly string[],
    declarees: Anomalies['embauches'],
  ): Promise<EmbaucheHorsConvention[]>;
  /** To whom the actor's organisation succeeds today (D43); when the log does not answer, as it was last read. */
  predecesseurs(acteur: Acteur): Promise<readonly string[]>;
  /** The same, as a form or a list names them. */
  annuaire(): Promise<OrganisationDeLAnnuaire[]>;
}
/** One engine per kind of dossier, by the field that names it. */
export interface Moteurs {
  parcours: Moteur;
  structure: MoteurStructures;
}
export type NomDeGenre = keyof Moteurs;
