/** What somebody has to do, or waits for: the read model says who must act, no screen works it out. */
import { ajouterJours, ecartJours, type Jour } from '@jalon/droit';

export const SECTIONS = ['en_retard', 'cette_semaine', 'ce_mois', 'sans_date', 'en_attente'] as const;
export type Section = (typeof SECTIONS)[number];

/** Days ahead that a list of things to do looks at. */
export const SEMAINE = 7;
export const MOIS = 31;

export const LISTES = ['anomalies', 'parcours'] as const;
export interface ListeDeTache {
  nom: (typeof LISTES)[number];
  filtre: Record<string, string>;
}

export interface Tache {
  /** The same tomorrow as today. */
  cle: string;
  section: Section;
  /** Verb first, without the person: « Décider de la prolongation ». */
  titre: string;
  /** What it is about; null: a parcours is not what it is about. */
  parcours: string | null;
  nom: string | null;
  prenom: string | null;
  /** Which list shows the very rows that this line counts, and what it is asked for; null: one thing, that no list holds. */
  liste: ListeDeTache | null;
  /** How many, of a group. */
  nombre: number;
  /** Structure that employs, or that is concerned. */
  structure: string | null;
  /** Who must act, when it is somebody else; null: the reader, or any habilitated prescripteur of the département. */
  attend: string | null;
  /** Last day to act; null: no text gives one. */
  le: Jour | null;
  /** Negative once it is past. */
  joursRestants: number | null;
  /** Since when it waits; null: it begins with its deadline. */
  depuis: Jour | null;
  joursEcoules: number | null;
  /** The rule that puts it here, as a sentence. */
  pourquoi: string;
  /** Next reminder of a request that waits. */
  rappelLe: Jour | null;
  /** Command by which it is done; null: several are possible. */
  commande: string | null;
}
export interface AFaire {
  auJour: Jour;
  taches: Tache[];
  /** The first deadline beyond the month, when there is nothing to do. */
  ensuite: { le: Jour; libelle: string; parcours: string | null; nom: string | null; prenom: string | null } | null;
  /** Some are not shown: there are too many. */
  tronquee: boolean;
}

const sectionDe = (le: Jour | null, jour: Jour): Section => {
  if (le === null) return 'sans_date';
  if (le < jour) return 'en_retard';
  return le <= ajouterJours(jour, SEMAINE) ? 'cette_semaine' : 'ce_mois';
};

type Donnees = Pick<Tache, 'cle' | 'titre' | 'pourquoi'> & Partial<Tache>;

/** @param d `section` given: whatever the deadline */
export const tache = (jour: Jour, d: Donnees): Tache => {
  const le = d.le ?? null;
  const depuis = d.depuis ?? null;
  return {
    section: sectionDe(le, jour),
    parcours: null,
    nom: null,
    prenom: null,
    liste: null,
    nombre: 1,
    structure: null,
    attend: null,
    rappelLe: null,
    commande: null,
    ...d,
    le,
    joursRestants: le === null ? null : ecartJours(jour, le),
    depuis,
    joursEcoules: depuis === null ? null : ecartJours(depuis, jour),
  };
};

/** By section, then by deadline; without one, the oldest first. */
export const ordonner = (taches: readonly Tache[]): Tache[] =>
  taches.toSorted(
    (a, b) =>
      SECTIONS.indexOf(a.section) - SECTIONS.indexOf(b.section) ||
      compare(a.le ?? '9', b.le ?? '9') ||
      compare(a.depuis ?? '9', b.depuis ?? '9') ||
      compare(a.cle, b.cle),
  );
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
