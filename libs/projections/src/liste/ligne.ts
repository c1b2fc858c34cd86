/** A row of the list while it is being folded, and what is derived from it. */
import type { Jour } from '@jalon/droit';
import { aEtiquette, type Organisation } from '@jalon/parcours';
import type { RowIdentity } from './row-identity.js';

export interface ContratSuivi {
  id: string;
  siae: Organisation;
  debut: Jour;
  fin: Jour | null;
  etat: 'declare' | 'suspendu' | 'termine' | 'rompu' | 'annule';
}
export interface SuspensionSuivie {
  id: string;
  debut: Jour;
  fin: Jour;
}

export interface Ligne {
  parcours: string;
  /** Name, first name, number of the PASS. */
  identite: RowIdentity;
  /** Null before the first PASS. */
  debut: Jour | null;
  fin: Jour | null;
  annule: boolean;
  closLe: Jour | null;
  sortieLe: Jour | null;
  /** Id of the request waiting for an answer. */
  demandeEnAttente: string | null;
  /** Name of the step in the chart. */
  etapeDetaillee: string;
  ouvertLe: Jour | null;
  ouvertureDepartement: string | null;
  dernierFait: string;
  dernierLe: Jour;
  /** The only SIAE that may read the last sentence (ELI-09: its own diagnosis); null: every reader. */
  dernierPour: string | null;
  passSiae: Organisation | null;
  suspensions: SuspensionSuivie[];
  contrats: ContratSuivi[];
  /** Structures to which the person was sent, in order. */
  orientations: string[];
  /** Every organisation that took part, sorted: who may see this parcours in a list. */
  organisations: string[];
  /** Départements of the organisations that acted or hired, sorted: where the State's services may see it. */
  departements: string[];
  revision: number;
  position: number;
}

export const ligneVide = (parcours: string, etapeDetaillee: string, identite: RowIdentity): Ligne => ({
  parcours,
  identite,
  debut: null,
  fin: null,
  annule: false,
  closLe: null,
  sortieLe: null,
  demandeEnAttente: null,
  etapeDetaillee,
  ouvertLe: null,
  ouvertureDepartement: null,
  dernierFait: '',
  dernierLe: '',
  dernierPour: null,
  passSiae: null,
  suspensions: [],
  contrats: [],
  orientations: [],
  organisations: [],
  departements: [],
  revision: -1,
  position: -1,
});

/** Where a parcours stands, in one word, on a day. */
export const ETAPES = [
  'aOuvrir',
  'orientation',
  'diagnostique',
  'enCours',
  'suspendu',
  'expire',
  'sorti',
  'clos',
] as const;
export type Etape = (typeof ETAPES)[number];

/** The part of the step that does not depend on the day: while the PASS runs, the query says the rest. */
export const etapeSansJour = (etapeDetaillee: string): string => {
  if (aEtiquette(etapeDetaillee, 'clos')) return 'clos';
  if (!aEtiquette(etapeDetaillee, 'passDelivre')) return etapeDetaillee;
  return aEtiquette(etapeDetaillee, 'sorti') ? 'sorti' : 'actif';
};

const plusRecent = (contrats: readonly ContratSuivi[]): ContratSuivi | null =>
  contrats.reduce<ContratSuivi | null>((a, c) => (a === null || c.debut >= a.debut ? c : a), null);

/** The employer of the most recent hire, else of the PASS taken over, else the structure the person was last sent to. */
export function siaeActuelle(l: Ligne): Organisation | null {
  const embauche = plusRecent(l.contrats.filter((c) => c.etat !== 'annule'));
  const oriente = l.orientations.at(-1);
  return embauche?.siae ?? l.passSiae ?? (oriente === undefined ? null : { id: oriente });
}
export const contratOuvert = (l: Ligne): ContratSuivi | null =>
  plusRecent(l.contrats.filter((c) => c.etat === 'declare' || c.etat === 'suspendu'));
