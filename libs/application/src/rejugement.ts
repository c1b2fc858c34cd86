/** Re-judging: the facts of a stored history put to another reading, another date or another text of the law. Nothing is written. */
import type { Jour, Lecture, Referentiel } from '@jalon/droit';
import type { TypeCommande, TypeFait } from '@jalon/parcours';

/** With which eyes the history is looked at; what is absent stays as it was. */
export interface Regard {
  /** Default: the lecture of the deployment. */
  lecture?: Lecture | undefined;
  /** Read every parameter as it stood on that day; the facts keep their own day. Default: the law of the day of each fact. */
  auDroitDu?: Jour | undefined;
  /** Default: the référentiel of the deployment. */
  referentiel?: Referentiel | undefined;
}

/**
 * `conforme`: same outcome, same dates. `different`: another outcome, or another value written. `sans_base`: no rule in force there.
 * `efface`: what the rule looks at went with the key of the person. `non_rejugeable`: nothing tells what was asked; `raison` says why.
 */
export type ResultatRejugement = 'conforme' | 'different' | 'sans_base' | 'efface' | 'non_rejugeable';

export interface EtatCondition {
  satisfaite: boolean;
  attendu: string;
  /** `•` for a value of class C2 or C3. */
  constate: string;
  /** `chemin@effet` of the versions read. */
  sources: string[];
}
export interface ConditionChangee {
  condition: string;
  /** Wording of the condition. */
  libelle: string;
  /** As recorded; null: was not looked at. */
  avant: EtatCondition | null;
  /** As judged now; null: has no object there. */
  apres: EtatCondition | null;
}
export interface ValeurChangee {
  fait: TypeFait;
  /** Path inside the data of the fact: `passFin`, `duree.valeur`; `type` when another fact would be written. */
  champ: string;
  avant: string | number | boolean | null;
  apres: string | number | boolean | null;
  /** Calendar days from the recorded date to the other one, when both are dates. */
  ecartJours?: number;
}
export interface FaitRejuge {
  /** In its dossier, 1 for the first. */
  place: number;
  type: TypeFait;
  le: Jour;
  /** Rule that judged. */
  regle: string;
  /** Command behind the fact; null when it cannot be told any more. */
  commande: TypeCommande | null;
  resultat: ResultatRejugement;
  raison?: string;
  issue: 'favorable' | 'defavorable' | null;
  /** Conditions that changed in any way, satisfied on both sides or not. */
  conditions: ConditionChangee[];
  /** Values that would be written instead; only when the outcome is favourable. */
  valeurs: ValeurChangee[];
}
export type Totaux = Record<ResultatRejugement, number>;
export interface FinRejugee {
  /** Null once erased. */
  numero: string | null;
  enregistree: Jour;
  rejugee: Jour;
  ecartJours: number;
}
export interface RejugementParcours {
  parcours: string;
  lecture: Lecture;
  auDroitDu: Jour | null;
  empreinte: string;
  totaux: Totaux;
  /** Facts that carry a verdict, in order. */
  faits: FaitRejuge[];
  /** End of the current PASS had all its dates been computed there; null: no PASS delivered here, or no legal basis. */
  finDuPass: FinRejugee | null;
}
