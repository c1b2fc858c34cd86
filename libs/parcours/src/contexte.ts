/** What a decision may know besides the dossier: it all comes from outside, as data. */
import type { Conventionnement, Droit, Jour, OrganisationConnue, Verdict } from '@jalon/droit';
import type { Acteur } from './acteur.js';
import type { Dossier } from './dossier/dossier.js';
import type { Fait } from './faits/index.js';

/** A PASS of the same person (same NIR) held in another parcours. */
export interface PassAutreParcours {
  parcours: string;
  /** Null once the person of that parcours is erased. */
  numero: string | null;
  debut: Jour;
  fin: Jour;
  /** Start of the suspension that led to a closing: the waiting period runs from there (D14). */
  clotureDepuis: Jour | null;
  /** Day of that closing: what a prescripteur said before it does not lift the waiting period. */
  closLe?: Jour | null;
  annule: boolean;
  /** Stopped when its dossier was closed as a duplicate. */
  doublon?: true;
}

/** Another dossier that is of this person, or may be (D29). */
export interface DossierVoisin {
  parcours: string;
  /** Opened before this one: the one that was there first is never held back. */
  anterieur: boolean;
  ouvertLe: Jour;
  /** Id of the organisation that opened it. */
  ouvertPar: string;
}

/** What the facts of the employer's structure say; absent: declared by the actor, taken as authorised (scenario format). */
export interface SituationStructure {
  /** Null: no fact recorded about its agreement. */
  conventionnement: Conventionnement | null;
  autoPrescription: { retireeDu: Jour; au: Jour | null } | null;
  /** Derogations of the association to the ceiling of hours, past ones included: a month is judged by its own. */
  derogations480h: readonly { du: Jour; au: Jour }[];
  /** Posts of the agreement in full-time equivalents, those held under a CDI inclusion, and whether the préfet raised the share; absent: not known. */
  postes?: { etp: number; cdiInclusionEtp: number; plafondMajore: boolean } | null;
  /** Its agreement provides for immersions (D. 5132-10-1, -26-1, -43-1); absent: not known. */
  pmsmpPrevue?: boolean | null;
  /** Départements (`35`) or communes (INSEE code) of its agreement; absent: not known. */
  territoire?: readonly string[] | null;
  /** Collective authorisation of an ACI to go under the weekly minimum (D. 5132-43-8), bounds included; absent: not known. */
  heuresReduites?: { du: Jour; au: Jour } | null;
}

/** What a fact would be judged on that dossier, in these circumstances; null: it does not tell what was asked. */
export type Juger = (fait: Fait, dossier: Dossier, contexte: Contexte) => Verdict | null;

export interface Contexte {
  /** Civil day on which the act is judged: that on which the actor acts, or the act's own when it is told late. */
  jour: Jour;
  /** Civil day on which the actor acts, when `jour` is another. */
  ditLe?: Jour;
  acteur: Acteur;
  /** The law on `jour`, in the lecture of the deployment. */
  droit: Droit;
  autresPass: PassAutreParcours[];
  /** Her other dossiers, for what adds up over them: hours, and caps once merged. Absent: none. */
  autresDossiers?: readonly Dossier[];
  /** Dossiers of the same names and birth day, that no identifier tells apart from this one; absent: not looked at. */
  homonymes?: readonly DossierVoisin[];
  /** Dossiers found to be of this very person since the later of the two was opened, and not merged; absent: not looked at. */
  doublons?: readonly DossierVoisin[];
  /** The dossier that a merge names; null: none; absent: not a merge. */
  aRapprocher?: { lie: boolean; dossier: Dossier } | null;
  /** The PASS that the command brings is held by another dossier, of this person or not; absent: not looked at. */
  passDejaDetenu?: boolean;
  /** Prescripteurs known to the deployment, by organisation id: authorised or not. Absent id: unknown, the decision will check. */
  habilitations?: Readonly<Record<string, boolean>>;
  /** Organisations that the command names, as the directory knows them on that day. Absent: nobody answers for a directory. */
  annuaire?: Readonly<Record<string, OrganisationConnue>>;
  structure: SituationStructure;
  /** For who judges a fact again. Given by `decide`. */
  juger?: Juger;
  /** What the deployment says its retention rests on; null: it says nothing; absent: nobody answers for a deployment. */
  baseEffacement?: string | null;
  /** Number reserved for a PASS to be delivered; the decision does not depend on it. */
  numeroPass: string;
}

/** What the directory says of an organisation that a field names. */
export const nommee = (id: string, { annuaire }: Pick<Contexte, 'annuaire'>): OrganisationConnue | null =>
  annuaire === undefined ? null : (annuaire[id] ?? { connue: false, siae: null, prescripteur: false, fermeeLe: null });

/** What happened on another day is judged by the law of that day. */
export const situerAu = (c: Contexte, jour: Jour): Contexte => ({
  ...c,
  jour,
  droit: c.droit.auJour(jour),
  ditLe: jourDeLActe(c),
});
export const jourDeLActe = ({ ditLe, jour }: Pick<Contexte, 'ditLe' | 'jour'>): Jour => ditLe ?? jour;

/** Conditions that look at `homonymes` or `doublons`: what they find is of dossiers that the actor may not read. */
export const CONDITIONS_DES_VOISINS: ReadonlySet<string> = new Set(['homonyme_possible', 'doublon_a_rapprocher']);

/** Conditions that look at who the person is, in this dossier and in others: no matter of law, and not kept. */
export const CONDITIONS_D_IDENTITE: ReadonlySet<string> = new Set([
  ...CONDITIONS_DES_VOISINS,
  'doublon_connu',
  'doublon_ouvert',
  'meme_personne',
  'pass_en_cours_garde',
  'identites_confrontees',
  'identites_differentes',
]);

/** Conditions that look at `autresPass` or `passDejaDetenu`: what they find may be of a dossier that the actor may not read. */
export const CONDITIONS_CROISEES: ReadonlySet<string> = new Set([
  'carence',
  'diagnostic_inutile',
  'pass_le_plus_recent',
  'pass_unique',
]);

export const structureParDefaut: SituationStructure = {
  conventionnement: null,
  autoPrescription: null,
  derogations480h: [],
};
