/** Shapes of the answers of the API, written by hand from its contract: the web app imports nothing of the engine. */

/** Civil day, `AAAA-MM-JJ`. Every end is inclusive. */
export type Jour = string;

export interface Organisation {
  id: string;
  /** Absent from the log, which keeps ids only. */
  nom?: string;
  type?: string;
  departement?: string;
  /** May diagnose and decide on prolongations. */
  habilitee?: boolean;
}
export interface Acteur {
  role: string;
  organisation: Organisation;
  compte?: string;
}
export interface Persona {
  id: string;
  /** Job and organisation. */
  libelle: string;
  role: string;
  organisation: Organisation;
}

export interface Reference {
  titre: string;
  href: string;
}
/** One condition of a verdict. `libelle` and `derogation` are the engine's wording. */
export interface Constat {
  condition: string;
  libelle?: string;
  satisfaite: boolean;
  attendu: string;
  constate: string;
  references: Reference[];
  sources?: string[];
  manquante?: true;
  avertissement?: true;
  personnel?: true;
  possibleLe?: Jour;
  derogation?: string;
}
export interface Verdict {
  issue: 'favorable' | 'defavorable';
  regle: string;
  auJour: Jour;
  /** Reading of the law: `plateforme` or `code`. */
  lecture: string;
  constats: Constat[];
}

export interface LigneParcours {
  id: string;
  nom: string | null;
  prenom: string | null;
  personne: 'presente' | 'effacee' | 'cle_absente';
  numero: string | null;
  etape: string;
  libelleEtape: string;
  etat: string | null;
  debut: Jour | null;
  fin: Jour | null;
  /** Meaningful with a PASS only; null: not for this reader. */
  joursRestants: number | null;
  siae: string | null;
  dernierFait: { phrase: string; le: Jour } | null;
  prochaineEcheance: { le: Jour; libelle: string } | null;
}
/** Absent while what is shown follows the log. */
export interface Arretee {
  depuis: string;
  phrase: string;
}
export interface PageParcours {
  arretee?: Arretee;
  total: number;
  page: number;
  taille: number;
  /** Steps that may be filtered on, in their order. */
  etapes: { code: string; libelle: string }[];
  lignes: LigneParcours[];
}

export interface LigneCalcul {
  libelle: string;
  /** Place of the fact behind the line. */
  fait: number;
  jours: number;
  fin: Jour;
}
export interface VuePass {
  /** Null once erased. */
  numero: string | null;
  debut: Jour;
  fin: Jour;
  etat: string;
  joursRestants: number;
  origine: string;
  nonVerifiable: boolean;
  calcul: LigneCalcul[];
}
export interface VueContrat {
  id: string;
  /** Id of the organisation. */
  siae: string;
  type: string;
  debut: Jour;
  fin: Jour | null;
  finEffective: Jour | null;
  etat: string;
  heuresHebdo: number | null;
  /** Days that open the right to the State's aid; empty: none. */
  droitAuxAides: { du: Jour; au: Jour }[];
  /** Why, in the engine's words. */
  raisonAides: string;
  referencesAides: Reference[];
}
export interface VuePeriode {
  id: string;
  motif: string;
  libelleMotif: string;
  debut: Jour;
  fin: Jour;
  /** Prolongations only. */
  jours?: number;
  /** Suspensions and requests. */
  etat?: string;
  /** Prolongations only: taken back by a rectification. */
  retiree?: boolean;
  finInconnue?: boolean;
}
export interface VueDemande extends VuePeriode {
  prescripteur: string | null;
  /** Where to reach the SIAE for the interview it asked for. */
  entretien: { telephone: string; courriel: string } | null;
  le: Jour;
  par: string;
}
export interface Vue {
  id: string;
  auJour: Jour;
  revision: number;
  etape: string;
  etapeDetaillee?: string;
  libelleEtape: string;
  personne: {
    nom: string | null;
    prenom: string | null;
    naissance?: Jour | null;
    commune?: string | null;
    nir?: string | null;
  } | null;
  /** Why there is no person. */
  identite?: 'effacee' | 'cle_absente';
  ouvertLe: Jour | null;
  diagnostic: { le: Jour; par: string; niveau1: number; niveau2: number; valableJusquAu: Jour; valide: boolean } | null;
  carence: { jusquAu: Jour } | null;
  pass: VuePass | null;
  contrats: VueContrat[];
  misesADisposition: { id: string; contrat: string; debut: Jour; fin: Jour | null }[];
  compteur480h: { plafond: number; consommees: number; restantes: number; du: Jour; au: Jour } | null;
  suspensions: VuePeriode[];
  prolongations: VuePeriode[];
  demandes: VueDemande[];
  demandeEnAttente: VueDemande | null;
  /** Decisions a text asks to notify; `fait` is a place. */
  decisions: {
    fait: number;
    libelle: string;
    le: Jour;
    notifications: { destinataire: 'interesse' | 'structure'; libelle: string }[];
  }[];
  contestations: {
    id: string;
    libelle: string;
    le: Jour;
    etat: 'en_attente' | 'maintenue' | 'revue';
    traiteeLe: Jour | null;
  }[];
  accompagnements: {
    fait: number;
    nature: string;
    libelleNature: string;
    debut: Jour;
    fin: Jour | null;
    /** Both ends included; without an end, up to the day of the view. */
    jours: number;
    financement: string | null;
    /** In percent. */
    partFinancee: number | null;
  }[];
  sortie: { le: Jour; type: string; libelleType: string } | null;
  /** Until when the person's data are kept; null once erased. */
  conservation: { jusquAu: Jour; raison: string; references: Reference[] } | null;
}

export interface FaitVue {
  /** In its dossier, 1 for the first. */
  place: number;
  type: string;
  le: Jour;
  enregistreLe: string;
  phrase: string;
}
export interface EntreeJournal extends FaitVue {
  par: Acteur;
  horlogeReculee?: true;
  verdict?: Verdict;
}

export interface Choix {
  code: string;
  libelle: string;
}
export interface Action {
  commande: string;
  libelle: string;
  possible: boolean;
  /** First day on which it would be accepted by the passing of time alone. */
  possibleLe?: Jour;
  famille?: string;
  message?: string;
  constats: Constat[];
  choix?: Record<string, Choix[]>;
  /** Codes of a field that the file already shows: ticked beforehand. */
  propositions?: Record<string, string[]>;
}

export interface EtatCondition {
  satisfaite: boolean;
  attendu: string;
  constate: string;
}
export type ResultatRejugement = 'conforme' | 'different' | 'sans_base' | 'efface' | 'non_rejugeable';
export interface FaitRejuge {
  place: number;
  type: string;
  le: Jour;
  resultat: ResultatRejugement;
  /** Why it could not be judged again. */
  raison?: string;
  issue: 'favorable' | 'defavorable' | null;
  conditions: { condition: string; libelle: string; avant: EtatCondition | null; apres: EtatCondition | null }[];
  valeurs: { champ: string; avant: Scalaire; apres: Scalaire; ecartJours?: number }[];
}
export type Scalaire = string | number | boolean | null;
/** The decisions of a parcours put again to the law, through another reading. */
export interface Rejugement {
  lecture: string;
  totaux: Record<ResultatRejugement, number>;
  faits: FaitRejuge[];
  finDuPass: { enregistree: Jour; rejugee: Jour; ecartJours: number } | null;
}
/** The parcours as it stood on a day, with what was known on another. */
export interface Replay {
  revision: number;
  faitsIgnores: number;
  vue: Vue;
}

export interface ReponseCommande {
  parcours?: string;
  revision: number;
  faits: FaitVue[];
  verdict: Verdict;
  vue: Vue;
}
/** RFC 9457 body of a refusal. */
/** The part of the server's health that a user must know. */
export interface Ecriture {
  ecriture: 'ouverte' | 'fermee';
  causes?: { code: string; phrase: string; remede: string }[];
}

export interface Probleme {
  title?: string;
  status: number;
  detail?: string;
  famille?: string;
  regle?: string;
  constats?: Constat[];
  champs?: { champ: string; regle: string }[];
  vue?: Vue | null;
  revision?: number;
  /** Correlation id, to be quoted when asking for help. */
  reference?: string;
}

/** The part of JSON Schema the forms understand. */
export interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  type?: string | string[];
  title?: string;
  description?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  enum?: (string | number | null)[];
  'x-libelles'?: Record<string, string>;
  format?: string;
  pattern?: string;
  maxLength?: number;
  default?: unknown;
}
export interface DocumentOpenApi {
  paths?: Record<string, { post?: { requestBody?: { content?: Record<string, { schema?: Schema }> } } }>;
  components?: { schemas?: Record<string, Schema> };
}
