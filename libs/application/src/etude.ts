/** What a change of the law would have made of the decisions that a history holds. Nothing is written, and nobody is supposed to have acted otherwise. */
import type { Jour, Lecture, Modification } from '@jalon/droit';
import type { TypeFait } from '@jalon/parcours';
import type { Regard, Totaux } from './rejugement.js';

export interface DemandeEtude extends Regard {
  /** `parametre=valeur@jour`, applied one after the other on the référentiel of the regard. */
  modifications?: readonly string[] | undefined;
  /** Last position of the log looked at; default: its head. */
  position?: number | undefined;
}

/** `refuse`, `permis`: the other outcome. `valeur`: permitted on both sides, something else is written. `sans_base`: no rule there any more. */
export type Changement = 'refuse' | 'permis' | 'valeur' | 'sans_base';
export type Changements = Record<Changement, number>;

/** One decision that changes; said of a dossier, never of a name. */
export interface LigneEtude {
  parcours: string;
  /** In its dossier, 1 for the first. */
  place: number;
  type: TypeFait;
  le: Jour;
  regle: string;
  /** Organisation that acted. */
  organisation: string;
  changement: Changement;
  /** Conditions that refuse, there or here. */
  conditions: string[];
  /** Of the last date that would be written elsewhere; null: no date moves. */
  ecartJours: number | null;
}
export interface Ecart {
  gagnes: number;
  perdus: number;
}
export interface EtudeDuDroit {
  lecture: Lecture;
  auDroitDu: Jour | null;
  /** Of the référentiel that the changes start from. */
  empreinte: string;
  modifications: Modification[];
  /** Compared with the same lecture and the same day before the change; otherwise with what was recorded. */
  temoin: 'avant_modification' | 'enregistre';
  /** Last position of the log looked at. */
  position: number;
  parcours: number;
  personnes: number;
  faits: number;
  /** Outcomes of the re-judging itself, each against what was recorded. */
  totaux: Totaux;
  /** Verdicts whose rule asked for a parameter that was changed; null without a change: nothing to say. */
  lisentLeParametre: number | null;
  changements: Changements;
  parRegle: ({ regle: string; verdicts: number } & Changements)[];
  parCondition: {
    regle: string;
    condition: string;
    libelle: string;
    /** Facts that it alone or with others refuses there. */
    refusent: number;
    /** Facts that it does not refuse any more. */
    nRefusentPlus: number;
    /** Satisfied on both sides, by another version, threshold or value. */
    autrement: number;
  }[];
  parValeur: {
    fait: TypeFait;
    champ: string;
    faits: number;
    ecartJoursMin: number | null;
    ecartJoursMax: number | null;
  }[];
  /** Who has at least one decision that changes; structures that took one. */
  concernes: { parcours: number; personnes: number; structures: number };
  /** Current PASS by the number of days their end would move; `ecartJours` 0 first. */
  finsDePass: { ecartJours: number; pass: number }[];
  joursDePass: Ecart;
  /** Days of contracts that open the right to the State's aid (R. 5132-1-9): by the end of the PASS alone, contracts unchanged. */
  joursAides: Ecart;
  /** Hours of the facts that would be refused; and what is left to each person under the ceiling (D18), in her last month declared. */
  heures: { refusees: number; compteurs: number; auPlafondAvant: number; auPlafondApres: number; permises: Ecart };
}

export interface SuiviEtude {
  /** Called after each person. */
  progression?: ((parcours: number, total: number) => void) | undefined;
  /** Called for each decision that changes, in the order of parcours then of facts, and waited for: nothing is kept of them. */
  ligne?: ((ligne: LigneEtude) => void | Promise<void>) | undefined;
}
