/** The words of a kind of dossier: its types, which the engine and the definition of a kind (`genre.ts`) both speak. */
import type { Jour } from '@jalon/droit';
import type { Acteur } from '@jalon/parcours';

/** A fact with its place in its dossier. */
export interface FaitDuGenre {
  type: string;
  data: object;
  le: Jour;
  par: Acteur;
  revision: number;
  /** See `FaitSitue` of the decider. */
  signaux?: readonly string[];
}

/** The types of one kind. */
export interface Mots {
  /** Field that names the dossier in requests and answers: `{ parcours: '…' }`. */
  nom: string;
  commande: { type: string; data: unknown };
  fait: FaitDuGenre;
  etat: { etape: string; revision: number; dossier: unknown };
  /** What a decision looks at besides the dossier. */
  circonstances: { jour: Jour };
  vue: { revision: number };
}
