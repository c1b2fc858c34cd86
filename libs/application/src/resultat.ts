/** What goes into the engine and what comes out: the same objects for the HTTP API, the command line, tests and the bench. */
import type { Constat, Jour, Verdict } from '@jalon/droit';
import type { Acteur } from '@jalon/parcours';
import type { Vue as VueDuParcours } from './domaine.js';
import type { Regard, RejugementDepartement, RejugementParcours } from './rejugement.js';

/** Why there is no name: erased on purpose, or the key of the person is not in the safe at hand. */
export type Identite = 'effacee' | 'cle_absente';
/** The view of a dossier as it leaves the engine; `identite` only when `personne` is null. */
export type Vue = VueDuParcours & { identite?: Identite };

export interface DemandeExecution {
  /** UUID of the parcours; absent for `OuvrirParcours`. */
  parcours?: string | undefined;
  /** Command type of the catalogue, e.g. `EtablirDiagnostic`. */
  type: string;
  /** As received: judged at the door, never trusted. */
  data: unknown;
  acteur: Acteur;
  /** Revision the actor has seen; another one is refused (`conflit`). Absent: the decision is taken on the latest state. */
  revisionAttendue?: number | undefined;
  /** Idempotency key, scoped to the organisation of the actor and to the parcours. */
  cle?: string | undefined;
  /** Answer everything, write nothing. */
  simuler?: boolean | undefined;
  /** Who reads the answer: it shows what that actor may see. Absent: the operator of the data, who sees it whole. */
  lecteur?: Acteur | undefined;
  /** Civil day on which the actor acts; default: today in Paris. For imports, scenarios and tests: never taken from HTTP. */
  le?: Jour | undefined;
}

/** A fact as an agent reads it. */
export interface FaitVue {
  /** Position in the whole log; -1 when simulated. */
  position: number;
  revision: number;
  /** Type of the fact, without its version. */
  type: string;
  le: Jour;
  /** ISO instant of the recording; empty when simulated. */
  enregistreLe: string;
  phrase: string;
}

export interface EntreeJournal extends FaitVue {
  par: Acteur;
  /** Present when the clock was a little behind as it was recorded: its instant is earlier than that of the fact before. */
  horlogeReculee?: true;
  /** Present when a later fact annuls this one: it counts for nothing, and is shown because it was written. */
  annule?: true;
  /** Decrypted; null values were erased; free texts and sensitive values (class C3) are left out. */
  data: Record<string, unknown>;
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

export interface Acceptation {
  issue: 'accepte';
  parcours: string;
  /** Revision of the dossier after the command. */
  revision: number;
  /** Position of the last fact of the dossier. */
  position: number;
  faits: FaitVue[];
  verdict: Verdict;
  vue: Vue;
  /** True when the key was already known: nothing was written now. */
  rejoue: boolean;
}
export interface RefusMoteur {
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
  vue: Vue | null;
}
export type Resultat = Acceptation | RefusMoteur;

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
  choix?: Record<string, { code: string; libelle: string }[]>;
}

export interface Consultation {
  revision: number;
  vue: Vue;
}
export interface Replay {
  /** Revision of the last fact kept. */
  revision: number;
  /** Position of the last fact kept. */
  position: number;
  /** Facts of the dossier left out: later than `au`, or recorded after `connuLe`. */
  faitsIgnores: number;
  vue: Vue;
}

/** The only door: api, cli, tests and bench speak to the dossiers through it. */
export interface Moteur {
  /** Judges and writes one command. @throws StoreUnavailable, UnknownOutcome when the store fails; refusals are values */
  executer(demande: DemandeExecution): Promise<Resultat>;
  /** Whether this actor may read the parcours, and why (ACT-02); null when it does not exist. The reads below do not ask. */
  jugerAcces(parcours: string, lecteur: Acteur): Promise<Verdict | null>;
  /** Latest state, seen on the day `au` (default: today); null when the parcours does not exist. */
  consulter(parcours: string, options?: { au?: Jour; lecteur?: Acteur }): Promise<Consultation | null>;
  /** Every fact that the reader may see, with its author, its sentence and its explained verdict, in order. */
  journal(parcours: string, lecteur?: Acteur): Promise<EntreeJournal[] | null>;
  /** What each command would answer now to this actor. */
  actions(parcours: string, acteur: Acteur): Promise<Action[] | null>;
  /** The dossier as it stood on `au`, with what was known on `connuLe`. */
  rejouer(parcours: string, options?: { au?: Jour; connuLe?: Jour; lecteur?: Acteur }): Promise<Replay | null>;
  /** Its decisions put again to the law, through another reading, date or text; null when the parcours does not exist. */
  rejuger(parcours: string, regard?: Regard, lecteur?: Acteur): Promise<RejugementParcours | null>;
  /** The same for every parcours of the log, in totals. */
  rejugerTout(regard?: Regard, progression?: (faits: number) => void): Promise<RejugementDepartement>;
  /** Writes the deadlines of this dossier that are due up to that day, included; returns the number of facts. */
  solderEcheances(parcours: string, jusquAu: Jour): Promise<number>;
}
