/** Who sees what of each answer about a dossier. `parcours`: that it exists; `pass`: all that tells of the PASS. */
import type { VueStructure } from '@jalon/conventionnement';
import type { Constat, Verdict } from '@jalon/droit';
import type { VueComptes } from '@jalon/habilitations';
import type { Allouer } from '@jalon/visibilite';
import type {
  AcceptationDe,
  Action,
  Comparaison,
  ConsultationDe,
  EntreeJournal,
  FaitVue,
  RefusDe,
  ReplayDe,
  SituationComparee,
  Vue,
} from '../resultat.js';
import type { Difference, Valeur, ValeurNommee } from '../comparaison/comparer.js';
import type { ConditionChangee, EtatCondition, FaitRejuge, RejugementParcours, ValeurChangee } from '../rejugement.js';

export const CONSTAT: Allouer<Constat> = {
  condition: 'ouvert',
  satisfaite: 'ouvert',
  attendu: 'pass',
  constate: 'pass',
  references: 'ouvert',
  sources: 'ouvert',
  personnel: 'ouvert',
  manquante: 'pass',
  sansBase: 'ouvert',
  avertissement: 'ouvert',
  possibleLe: 'pass',
};
export const VERDICT: Allouer<Verdict> = {
  issue: 'ouvert',
  regle: 'ouvert',
  // the day asked about: today, or one that the reader of the fact sees beside it
  auJour: 'ouvert',
  lecture: 'ouvert',
  empreinte: 'ouvert',
  empreinteLibelles: 'ouvert',
  constats: { chaque: CONSTAT },
};
const FAIT: Allouer<FaitVue> = {
  place: 'parcours',
  type: 'parcours',
  le: 'parcours',
  enregistreLe: 'parcours',
  phrase: 'parcours',
  contrat: 'parcours',
};
/** Facts are chosen one by one before: what is left is what this reader recorded, or may read. */
export const ENTREE: Allouer<EntreeJournal> = {
  ...FAIT,
  par: 'parcours',
  horlogeReculee: 'parcours',
  annule: 'parcours',
  data: 'parcours',
  ecrits: 'sensible',
  verdict: VERDICT,
};

/** The kind of dossier, by the field that names it. */
export interface DossierNomme {
  parcours?: string;
  structure?: string;
  organisation?: string;
}
/** Around the view, which each kind of dossier describes. */
type SansVue<A> = Omit<A, 'vue'>;
export const ACCEPTATION: Allouer<SansVue<AcceptationDe<never>> & DossierNomme> = {
  issue: 'ouvert',
  parcours: 'ouvert',
  structure: 'ouvert',
  organisation: 'ouvert',
  revision: 'parcours',
  position: 'parcours',
  faits: { chaque: FAIT },
  message: 'ouvert',
  verdict: VERDICT,
  rejoue: 'ouvert',
};
export const REFUS: Allouer<SansVue<RefusDe<never>>> = {
  issue: 'ouvert',
  famille: 'ouvert',
  regle: 'ouvert',
  message: 'ouvert',
  champs: 'ouvert',
  constats: { chaque: CONSTAT },
  possibles: 'pass',
  revision: 'parcours',
};
export const CONSULTATION: Allouer<SansVue<ConsultationDe<never>>> = { revision: 'parcours' };
export const REPLAY: Allouer<SansVue<ReplayDe<never>>> = {
  revision: 'parcours',
  faitsIgnores: 'parcours',
};
const SITUATION_COMPAREE: Allouer<SituationComparee> = {
  auJour: 'parcours',
  connuLe: 'parcours',
  revision: 'parcours',
  faitsIgnores: 'parcours',
};
/** Of two views that this reader was shown: what she may not see is in neither. */
const VALEUR: Allouer<Valeur> = { sorte: 'parcours', valeur: 'parcours' };
const VALEUR_NOMMEE: Allouer<ValeurNommee> = { libelle: 'parcours', valeur: VALEUR };
const DIFFERENCE: Allouer<Difference> = {
  champ: 'parcours',
  sorte: 'parcours',
  de: 'parcours',
  libelle: 'parcours',
  avant: VALEUR,
  apres: VALEUR,
  ecartJours: 'parcours',
  valeurs: { chaque: VALEUR_NOMMEE },
};
export const COMPARAISON: Allouer<Comparaison> = {
  avant: SITUATION_COMPAREE,
  apres: SITUATION_COMPAREE,
  differences: { chaque: DIFFERENCE },
  faitsAjoutes: { chaque: FAIT },
  faitsRetires: { chaque: FAIT },
};
export const ACTION: Allouer<Action> = {
  commande: 'ouvert',
  libelle: 'ouvert',
  possible: 'parcours',
  possibleLe: 'pass',
  famille: 'parcours',
  message: 'parcours',
  constats: { chaque: CONSTAT },
  propositions: 'sensible',
  choix: 'ouvert',
  reserves: 'ouvert',
};

const ETAT_CONDITION: Allouer<EtatCondition> = {
  satisfaite: 'pass',
  attendu: 'pass',
  constate: 'pass',
  sources: 'ouvert',
};
const CONDITION_CHANGEE: Allouer<ConditionChangee> = {
  condition: 'ouvert',
  libelle: 'ouvert',
  avant: ETAT_CONDITION,
  apres: ETAT_CONDITION,
};
const VALEUR_CHANGEE: Allouer<ValeurChangee> = {
  fait: 'parcours',
  champ: 'ouvert',
  avant: 'pass',
  apres: 'pass',
  ecartJours: 'pass',
};
const FAIT_REJUGE: Allouer<FaitRejuge> = {
  place: 'parcours',
  type: 'parcours',
  le: 'parcours',
  regle: 'ouvert',
  commande: 'parcours',
  resultat: 'parcours',
  raison: 'parcours',
  issue: 'parcours',
  conditions: { chaque: CONDITION_CHANGEE },
  valeurs: { chaque: VALEUR_CHANGEE },
};
export const REJUGEMENT: Allouer<RejugementParcours> = {
  parcours: 'ouvert',
  lecture: 'ouvert',
  auDroitDu: 'ouvert',
  empreinte: 'ouvert',
  totaux: 'parcours',
  faits: { chaque: FAIT_REJUGE },
  finDuPass: 'pass',
};

/** `revision` and the step before a PASS are for whoever may act: a request names the revision it saw. */
export const VUE_PARCOURS: Allouer<Vue> = {
  id: 'parcours',
  auJour: 'parcours',
  revision: 'parcours',
  etape: 'parcours',
  etapeDetaillee: 'parcours',
  libelleEtape: 'parcours',
  employeurs: 'pass',
  personne: {
    nom: 'identite',
    prenom: 'identite',
    naissance: 'identite',
    sexe: 'identite',
    commune: 'identite',
    // masked already: sex, year and month of birth
    nir: 'identite',
    identifiantFranceTravail: 'identite',
  },
  identite: 'identite',
  ouvertLe: 'parcours',
  origine: 'parcours',
  orientations: 'parcours',
  diagnostic: 'pass',
  carence: 'pass',
  pass: 'pass',
  passAnterieurs: 'pass',
  passOfficiel: 'pass',
  contrats: 'pass',
  misesADisposition: 'pass',
  heures: 'pass',
  heuresReduites: 'pass',
  visites: 'pass',
  compteur480h: 'pass',
  suspensions: 'pass',
  prolongations: 'pass',
  demandes: 'pass',
  demandeEnAttente: 'pass',
  situations: { rqth: 'sensible', formation: 'sensible', cdiInclusion: 'pass', finDeDroits: 'sensible' },
  accompagnements: 'pass',
  sortie: 'pass',
  sorties: 'pass',
  cloture: 'pass',
  decisions: 'pass',
  contestations: 'sensible',
  ecrits: 'sensible',
  signaux: 'pass',
  conservation: 'pass',
  rapprochements: 'pass',
  doublonDe: 'pass',
};

/** Its own agents, and the State in its département, see who they are; nobody else knows of them. */
export const VUE_COMPTES: Allouer<VueComptes> = {
  id: 'ouvert',
  auJour: 'ouvert',
  revision: 'ouvert',
  etape: 'ouvert',
  libelleEtape: 'ouvert',
  comptes: {
    chaque: {
      id: 'ouvert',
      etat: 'ouvert',
      role: 'ouvert',
      administrateur: 'ouvert',
      nom: 'identite',
      prenom: 'identite',
      courriel: 'identite',
      depuis: 'ouvert',
    },
  },
};

/** What the State decided about an organisation names nobody. */
export const VUE_STRUCTURE: Allouer<VueStructure> = {
  id: 'ouvert',
  auJour: 'ouvert',
  revision: 'ouvert',
  etape: 'ouvert',
  libelleEtape: 'ouvert',
  type: 'ouvert',
  libelleType: 'ouvert',
  departement: 'ouvert',
  nom: 'ouvert',
  siret: 'ouvert',
  conventionnement: 'ouvert',
  autoPrescription: 'ouvert',
  habilitee: 'ouvert',
  demande: 'ouvert',
  conventions: 'ouvert',
  annexes: 'ouvert',
  arrets: 'ouvert',
  retraits: 'ouvert',
  derogations480h: 'ouvert',
  derogationsHeures: 'ouvert',
  habilitations: 'ouvert',
  typePrescripteur: 'ouvert',
  predecesseurs: 'ouvert',
  permanence: 'ouvert',
  dialogues: 'ouvert',
  signaux: 'ouvert',
};
