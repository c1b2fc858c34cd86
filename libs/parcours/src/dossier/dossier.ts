/**
 * What the facts of one parcours add up to. Plain data; every day is inclusive; every personal field may be null once erased,
 * and no step of the chart depends on one.
 */
import type { CategorieSortie, Certification, Destinataire, Jour, Piece, Siae, TypeContrat } from '@jalon/droit';
import type { Acteur, Organisation } from '../acteur.js';
import type { Fait, TypeFait } from '../faits/index.js';

export interface Personne {
  nom: string;
  prenom: string;
  naissance: Jour;
  nir?: string;
  identifiantFranceTravail?: string;
  sexe?: 'F' | 'M';
  commune?: string;
}

export interface Orientation {
  siae: string;
  le: Jour;
  par: Acteur;
  revision: number;
  /** Null: not answered. */
  reponse: { le: Jour; reponse: ReponseOrientation; explication: string | null } | null;
}
export type ReponseOrientation = 'ACCEPTEE' | 'REFUSEE';

export interface Diagnostic {
  /** Revision of the fact. */
  revision: number;
  le: Jour;
  par: Acteur;
  niveau1: number;
  niveau2: number;
  /** Null once erased; counts above stay. */
  criteres: string[] | null;
  /** Proofs and certifications recorded with it; null: none, or erased. */
  pieces: Piece[] | null;
  certifications: Certification[] | null;
  /** First day on which it is no longer valid (the expiry day is excluded, ELI-07). */
  expireLe: Jour;
}

/** One line of « Comment cette date est calculée »; the lines add up to the end of the PASS. */
export interface LigneCalcul {
  libelle: string;
  /** Revision of the fact behind the line. */
  revision: number;
  /** Days added (negative: taken back). The first line is the initial length in days. */
  jours: number;
  /** End of the PASS after this line. */
  fin: Jour;
}

export interface Pass {
  /** Null once erased. */
  numero: string | null;
  debut: Jour;
  /** Last day, included. */
  fin: Jour;
  delivreLe: Jour;
  origine: 'delivrance' | 'plateforme' | 'agrement' | 'stock_ai';
  /** Organisation whose hire created the PASS. */
  siae: Organisation;
  /** Contract whose hire created the PASS; null for a reprise. */
  contrat: string | null;
  calcul: LigneCalcul[];
  annule: boolean;
  /** Imported dates that do not add up (decision D5). */
  nonVerifiable: boolean;
  /** What the State's service shows, when somebody said that it is something else (D28). */
  officiel?: PassOfficiel;
}

/** Null: not told, or the same as ours. */
export interface PassOfficiel {
  /** Null once erased too. */
  numero: string | null;
  debut: Jour | null;
  fin: Jour | null;
  /** Where it is shown; null once erased. */
  reference: string | null;
  /** In that lecture, it is what counts. */
  faitFoi: boolean;
  le: Jour;
  par: Acteur;
  revision: number;
}

/** A PASS of an earlier parcours of this dossier, with what happened on it. */
export interface PassAnterieur extends Pass {
  suspensions: Suspension[];
  demandes: Demande[];
  prolongations: Prolongation[];
  /** Ids of the contracts that counted on this PASS. */
  contrats: string[];
  cloture: Cloture | null;
  sortie: Sortie | null;
}

export interface Contrat {
  id: string;
  siae: Organisation;
  type: TypeContrat;
  /** Codes of `contrat/convergence` and `contrat/precisions`; null: not told, or erased. */
  convergence: string | null;
  precision: string | null;
  debut: Jour;
  /** Last day planned; null for an open-ended contract. */
  fin: Jour | null;
  /** Weekly hours in minutes; null when the contract states none (L. 5132-11). */
  minutesHebdo: number | null;
  motifHeures: string | null;
  declareLe: Jour;
  etat: 'declare' | 'suspendu' | 'termine' | 'rompu' | 'annule';
  /** Last day actually covered, when ended or broken. */
  finEffective: Jour | null;
  /** `motif`: code of `contrat/suspension` or free text; null once erased. */
  suspensions: { debut: Jour; fin: Jour | null; motif: string | null }[];
  /** Code of `contrat/rupture` or free text; null: not broken, or erased. */
  motifRupture: string | null;
  ficheTransmise: boolean;
  /** Taken over from elsewhere, not judged here. */
  repris: boolean;
}

export interface MiseADisposition {
  id: string;
  contrat: string;
  siae: Organisation;
  utilisateur: string;
  debut: Jour;
  fin: Jour | null;
  /** Counts against the 480 hours (utilisateur of L. 2211-1). */
  plafonnee: boolean;
}
export interface Heures {
  contrat: string;
  /** AAAA-MM */ mois: string;
  minutes: number;
  miseADisposition: string | null;
  /** More than the law lets one work, and somebody said why. */
  depassement: boolean;
  revision: number;
}

/** A decision of the préfet on the weekly hours of a contract. */
export interface HeuresReduites {
  contrat: string;
  siae: Organisation;
  /** Null once erased. */
  regime: string | null;
  debut: Jour;
  fin: Jour;
  autoriseesLe: Jour;
  revision: number;
}
/** A visit that took place; nothing medical. */
export interface Visite {
  contrat: string;
  siae: Organisation;
  le: Jour;
  emplois: number | null;
  revision: number;
}

export interface Suspension {
  id: string;
  revision: number;
  /** Null once erased. */
  motif: string | null;
  debut: Jour;
  /** Last suspended day, included. */
  fin: Jour;
  declareeLe: Jour;
  par: Acteur;
  /** Nobody knew the end: the maximum was taken. */
  finInconnue: boolean;
  /** Days it adds to the end of the PASS, corrections and lifting included: what a withdrawal takes back. */
  jours: number;
  etat: 'declaree' | 'levee' | 'terminee' | 'retiree';
}

export interface Demande {
  id: string;
  revision: number;
  /** Null once erased. */
  motif: string | null;
  /** First day of the prolongation asked (the end of the PASS on that day). */
  debut: Jour;
  fin: Jour;
  /** Id of the organisation addressed. */
  prescripteur: string | null;
  /** Where to reach the SIAE, when it asked for an interview; null: not asked, or erased. */
  entretien: { telephone: string; courriel: string } | null;
  le: Jour;
  par: Acteur;
  /** `remplacee`: its grant was withdrawn, and another request took its place since. */
  etat: 'en_attente' | 'accordee' | 'refusee' | 'remplacee';
  rappels: Jour[];
  sansReponseLe: Jour | null;
  decideeLe: Jour | null;
  decideePar: Acteur | null;
  /** Revision of the decision. */
  decision: number | null;
  /** What was granted; null: nothing. */
  accord: { fin: Jour; jours: number } | null;
  /** Reasons in writing (R. 5132-1-8); texts null once erased. Null: not refused. */
  refus: { motif: string; explication: string | null; actions: string[] | null } | null;
}

export interface Prolongation {
  id: string;
  revision: number;
  /** Null once erased. */
  motif: string | null;
  /** End of the PASS before; the prolongation runs `[debut..fin)` for counting, the PASS ends on `fin`. */
  debut: Jour;
  fin: Jour;
  jours: number;
  demande: string | null;
  accordeeLe: Jour;
  par: Acteur;
  retiree: boolean;
  repris: boolean;
}

/** `revision`: the fact that declared it, so that a rectification can withdraw it. */
export interface Periode {
  du: Jour;
  au: Jour | null;
  revision: number;
}
export interface Situations {
  rqth: Periode[];
  formation: { du: Jour; au: Jour; intitule: string | null; revision: number }[];
  cdiInclusion: { du: Jour; revision: number }[];
  finDeDroits: { le: Jour; revision: number }[];
}

/** Of a training: within the employer's plan, or the employee's own. */
export type InitiativeFormation = 'PLAN' | 'SALARIE';

export interface Accompagnement {
  nature: 'social' | 'professionnel' | 'prise_de_poste' | 'formation' | 'pmsmp';
  debut: Jour;
  fin: Jour | null;
  siae: Organisation;
  /** Who pays, as written; null: not told. */
  financement: string | null;
  /** Id of the host of an immersion; null: not told. */
  accueil: string | null;
  /** Null: not told, or not a training. */
  initiative: InitiativeFormation | null;
  revision: number;
}

export interface Sortie {
  le: Jour;
  /** Null once erased. */
  type: string | null;
  /** Kept in the fact beside its type; null: a former version of it, or nothing in force said it. */
  categorie: CategorieSortie | null;
  /** Whether it counted when it was recorded; null: not told. */
  comptee: boolean | null;
  siae: Organisation;
  enregistreeLe: Jour;
  revision: number;
}
export interface Cloture {
  le: Jour;
  motif: string | null;
  par: Acteur;
  suspensionDebut: Jour;
}

/** A decision told to somebody, by a means that proves the day. */
export interface Notification {
  revision: number;
  /** Revision of the decision. */
  fait: number;
  destinataire: Destinataire;
  /** Day of reception. */
  le: Jour;
  moyen: string;
  par: Acteur;
}
/** The author of a decision is asked to look at it again. */
export interface Contestation {
  id: string;
  revision: number;
  /** Revision of the decision. */
  fait: number;
  /** Null once erased. */
  explication: string | null;
  le: Jour;
  par: Acteur;
  etat: 'en_attente' | 'maintenue' | 'revue';
  traiteeLe: Jour | null;
  traiteePar: Acteur | null;
  /** Explanation of the answer; null before it, and once erased. */
  reponse: string | null;
}

/** A legal hold: nothing is erased while it runs. */
export interface Prorogation {
  id: string;
  /** Null once erased. */
  cause: string | null;
  le: Jour;
  par: Acteur;
  leveeLe: Jour | null;
}

/** One fact of the dossier, by revision. */
export interface FaitConsigne {
  type: TypeFait;
  le: Jour;
  /** Id of what the fact created or concerns (suspension, prolongation, contract…). */
  ref: string | null;
  par: Acteur;
  /** As first told, without its verdict: what it is folded again from once corrected. */
  data: Fait['data'];
  retire: boolean;
  /** A deadline that a wrong clock observed: it never was. */
  annule?: true;
  /** It stays, but the history as it is told now holds nothing any more that it could change. */
  sansAppui?: true;
  /** Codes of what its verdict told although it was favourable. */
  signaux?: readonly string[];
}

export interface Dossier {
  id: string;
  /** Null before opening and once erased. */
  personne: Personne | null;
  /** Parcours of people who bear her name, and are said to be others. */
  homonymesLeves: string[];
  /** Duplicates closed in favour of this one; `parcours` null once erased. */
  rapprochements: { parcours: string | null; le: Jour; revision: number }[];
  /** Closed as a duplicate of that parcours (null once erased): what runs comes to its end, nothing begins. */
  doublonDe: { parcours: string | null; le: Jour; revision: number } | null;
  ouvertLe: Jour | null;
  ouvertPar: Acteur | null;
  origine: string | null;
  orientations: Orientation[];
  diagnostics: Diagnostic[];
  derogationsCarence: { le: Jour; par: Acteur }[];
  pass: Pass | null;
  /** PASS of an earlier parcours of the same dossier, expired or closed before a new diagnosis. */
  passAnterieurs: PassAnterieur[];
  contrats: Contrat[];
  misesADisposition: MiseADisposition[];
  heures: Heures[];
  heuresReduites: HeuresReduites[];
  visites: Visite[];
  suspensions: Suspension[];
  demandes: Demande[];
  prolongations: Prolongation[];
  situations: Situations;
  accompagnements: Accompagnement[];
  /** The last one. */
  sortie: Sortie | null;
  /** Exits that still hold, one a SIAE: several SIAE may employ on one PASS. Hired again by a SIAE: its own no longer holds. */
  sorties: Sortie[];
  cloture: Cloture | null;
  notifications: Notification[];
  contestations: Contestation[];
  prorogations: Prorogation[];
  /** The data of the person were erased; null: they were not. */
  efface: { le: Jour; fondement: string } | null;
  /** Facts by revision: what a rectification may name. */
  faits: FaitConsigne[];
}

export const dossierVide = (id: string): Dossier => ({
  id,
  personne: null,
  homonymesLeves: [],
  rapprochements: [],
  doublonDe: null,
  ouvertLe: null,
  ouvertPar: null,
  origine: null,
  orientations: [],
  diagnostics: [],
  derogationsCarence: [],
  pass: null,
  passAnterieurs: [],
  contrats: [],
  misesADisposition: [],
  heures: [],
  heuresReduites: [],
  visites: [],
  suspensions: [],
  demandes: [],
  prolongations: [],
  situations: { rqth: [], formation: [], cdiInclusion: [], finDeDroits: [] },
  accompagnements: [],
  sortie: null,
  sorties: [],
  cloture: null,
  notifications: [],
  contestations: [],
  prorogations: [],
  efface: null,
  faits: [],
});

export type { Siae };
