/** The figures of a year, as the API, the command line and the screen give them. Nothing in them names a person. */
import type { Duree, Jour, Valeurs } from '@jalon/droit';

export type CategorieSortie = Valeurs<`sortie/types/${string}`>['categorie'];
export const CATEGORIES: readonly CategorieSortie[] = ['durable', 'transition', 'positive', 'autre', 'retrait'];

export interface DemandeIndicateurs {
  /** Calendar year of the exits, of the start of the actions, of the hires, of the delivery of the PASS, of the hours. */
  annee: number;
  /** Id of one SIAE; absent: all. */
  siae?: string;
  departement?: string;
  /** Day up to which an action without an end is counted. */
  jour: Jour;
}

/** A share, with what it is made of so that it can be checked. */
export interface Part {
  numerateur: number;
  denominateur: number;
  /** In percent, to one decimal; null: nothing to divide by. */
  pourcent: number | null;
}

/**
 * Rates of exits (SOR-05, SOR-11): over the exits examined, that is counted by D17 and no withdrawal (SOR-07). The denominator
 * is the one of the statistical convention of 2013; the definition of the two employment rates follows the usage of the annual
 * performance report (PAP), which was not read.
 */
export interface TauxSorties {
  /** Durable, transition and positive. */
  dynamique: Part;
  /** Durable and transition. */
  insertionDansLEmploi: Part;
  durable: Part;
}

export interface CompteSorties {
  enregistrees: number;
  /** Counted and no withdrawal: the denominator of the rates. */
  examinees: number;
}
export interface SortiesDeLAnnee extends CompteSorties {
  /** Of a withdrawn category, never counted (SOR-07). */
  retraits: number;
  /** Under a threshold on the day they were recorded (D17). */
  nonComptees: number;
  /** Exits under each threshold; one exit may be under several. */
  seuilsNonAtteints: { misesADisposition: number; heuresAnnee: number; presence: number };
  /** Neither counted nor not: the law of the day, or the kind of SIAE, did not tell. */
  nonJugees: number;
  /** Not counted, though hours of that year were told since: to be withdrawn and recorded again to be counted anew. */
  aRevoir: number;
  /** The five categories, in the order of the typology. */
  parCategorie: ({ categorie: CategorieSortie } & CompteSorties)[];
  /** By code of type. `categorie` null: the référentiel no longer knows the type. `codeAsp`: what is public of the ASP table. */
  parType: ({
    type: string;
    libelle: string;
    categorie: CategorieSortie | null;
    codeAsp: { motif?: number | undefined; categorie?: number | undefined } | null;
  } & CompteSorties)[];
}

/** Stays that the exits of the year ended, whether counted or not; days from the first to the last of the contracts, included. */
export interface Sejours {
  nombre: number;
  /** In days, to one decimal. */
  moyenne: number | null;
  /** In days; of two middle stays, their mean. */
  mediane: number | null;
  /** Null thresholds: none at these dates. */
  courts: Part & { auPlus: Duree | null };
  longs: Part & { plusDe: Duree | null };
}

export interface ActionsDeNature {
  nature: string;
  libelle: string;
  nombre: number;
  /** Parcours in which there is at least one. */
  personnes: number;
  /** Days, both ends included; an action without an end is counted up to the day asked. */
  jours: number;
  /** Without an end, and begun on the day asked. */
  enCours: number;
}
/** Actions that a fund of the référentiel pays, at the share of the day they began. */
export interface ActionsFinancees {
  financement: string;
  libelle: string;
  nature: string;
  nombre: number;
  /** Share of the costs, in percent; null: the fund takes none on that day. */
  pourcent: number | null;
}

export interface ResumeStructure {
  siae: string;
  departement: string | null;
  sorties: CompteSorties;
  taux: TauxSorties;
  accompagnements: number;
  embauches: number;
  passDelivres: number;
  /** In hours, to two decimals. */
  heures: number;
}

export interface Indicateurs {
  annee: number;
  siae: string | null;
  departement: string | null;
  auJour: Jour;
  /** Last event that these figures reflect. */
  position: number;
  sorties: SortiesDeLAnnee;
  taux: TauxSorties;
  sejours: Sejours;
  /** By nature, in the order of the référentiel; a nature without any action has a row of zeros. */
  accompagnements: ActionsDeNature[];
  financements: ActionsFinancees[];
  /** Immersions: agreements recorded, and their days. */
  pmsmp: { conventions: number; jours: number };
  embauches: number;
  passDelivres: number;
  /** In hours, to two decimals. */
  heures: number;
  /** Every SIAE that the filters keep, by id. */
  parStructure: ResumeStructure[];
  /** What the filters may be: years that have rows, organisations and départements of this year. */
  choix: { annees: number[]; structures: string[]; departements: string[] };
}
