/** Shapes of the answer of `GET /api/indicateurs`, written by hand from its contract. */
import type { Arretee, Jour } from './types.js';

/** `pourcent` is null when there is nothing to divide by. */
export interface Part {
  numerateur: number;
  denominateur: number;
  pourcent: number | null;
}
export interface Duree {
  valeur: number;
  unite: 'jour' | 'mois' | 'annee';
}
export interface CompteSorties {
  enregistrees: number;
  /** Counted, without the withdrawals: what the rates are over. */
  examinees: number;
}
export interface Taux {
  dynamique: Part;
  insertionDansLEmploi: Part;
  durable: Part;
}
export interface Sorties extends CompteSorties {
  nonComptees: number;
  seuilsNonAtteints: { misesADisposition: number; heuresAnnee: number; presence: number };
  nonJugees: number;
  /** Not counted, though hours were told since. */
  aRevoir: number;
  parCategorie: ({ categorie: string } & CompteSorties)[];
  parType: ({
    /** Null: types told apart by no figure, or erased. */
    type: string | null;
    libelle: string;
    categorie: string | null;
    codeAsp: { motif?: number; categorie?: number } | null;
  } & CompteSorties)[];
}
export interface Sejours {
  nombre: number;
  /** In days. */
  moyenne: number | null;
  mediane: number | null;
  courts: Part & { auPlus: Duree | null };
  longs: Part & { plusDe: Duree | null };
}
export interface ActionsDeNature {
  nature: string;
  libelle: string;
  nombre: number;
  personnes: number;
  jours: number;
  enCours: number;
}
export interface ResumeStructure {
  siae: string;
  sorties: CompteSorties;
  taux: Taux;
  accompagnements: number;
  embauches: number;
  /** In hours. */
  heures: number;
}
export interface Indicateurs {
  arretee?: Arretee;
  annee: number;
  auJour: Jour;
  sorties: Sorties;
  taux: Taux;
  sejours: Sejours;
  accompagnements: ActionsDeNature[];
  financements: { financement: string; libelle: string; nature: string; nombre: number; pourcent: number | null }[];
  embauches: number;
  passDelivres: number;
  /** In hours. */
  heures: number;
  parStructure: ResumeStructure[];
  choix: { annees: number[]; structures: string[]; departements: string[] };
}
