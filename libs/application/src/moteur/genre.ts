/**
 * A kind of dossier, as the engine needs to know it. The engine is written once, in this folder; a kind is a definition of
 * `genres/`, given to it by `ouvrirJalon`.
 */
import type { Catalogue, Decision } from '@jalon/decider';
import type { Jour, Verdict } from '@jalon/droit';
import type { EventToAppend, ReservationMove, StoredEvent } from '@jalon/event-store';
import type { Acteur } from '@jalon/parcours';
import type { Dossiers, Fold } from '../dossiers.js';
import type { Enregistrement, FaitLu } from '../faits-stockes.js';
import type { Droits } from '../lecteur/droits.js';
import type { Allouer } from '@jalon/visibilite';
import type { Recevable } from '../porte/recevable.js';
import type { LoiDatee } from '../referentiel/referentiels.js';
import type { Mots } from './mots.js';
import type { Ordre } from './ordre.js';

/** The pure heart: a replay runs the very same code. */
export interface Coeur<M extends Mots> {
  evolve(etat: M['etat'], fait: M['fait']): M['etat'];
  decider(commande: M['commande'], etat: M['etat'], c: M['circonstances']): Decision<M['fait'], Verdict>;
  /** The dossier with its deadlines settled up to that day, included, and the facts that settle them. */
  solder(etat: M['etat'], jour: Jour): { etat: M['etat']; faits: M['fait'][] };
}

/** What a command decides, before anything is written. */
export interface Instruction<M extends Mots> {
  /** Null: accepted. */
  refus: Extract<Decision<M['fait'], Verdict>, { issue: 'refus' }> | null;
  verdict: Verdict;
  /** To write, deadlines included; empty when refused. */
  faits: M['fait'][];
  /** Dossier after the command, or after the deadlines alone when it is refused. */
  etat: M['etat'];
}
export interface InstructionTenue<M extends Mots> extends Instruction<M> {
  /** To be moved in the append of the facts. */
  reservations: readonly ReservationMove[];
}

/** Who reads the dossier and acts on it. Nothing is asked for an operator of the data, who names no reader. */
export interface Acces<M extends Mots> {
  /**
   * Asked of an index, before anything of the dossier is loaded: false answers as if there were no such dossier, after the same reads.
   * @param commande null: to read
   */
  connait(id: string, lecteur: Acteur, commande: string | null): Promise<boolean>;
  /** Exactly, once it is loaded. */
  droits(etat: M['etat'], lecteur: Acteur | undefined, jour: Jour): Promise<Droits>;
  /** Why that actor may not act on it, although she may read it, in French; null: nothing against her. */
  interdit(etat: M['etat'], acteur: Acteur, lecteur: Acteur | undefined): string | null;
  /** What would open the reading, in French and whatever the dossier; null: reading is open. */
  ceQuiOuvre(lecteur: Acteur, jour: Jour): string | null;
}

/** Which facts of one dossier a reader sees, and how much of their verdicts. */
export interface RegardSurLesFaits<F> {
  voit(fait: F): boolean;
  /** The value found for that condition, in the verdict of that fact. */
  voitConstat(fait: F, condition: string): boolean;
}

export interface Genre<M extends Mots> extends Coeur<M> {
  /** The same heart under another law than that of today. */
  selon(loi: LoiDatee): Coeur<M>;
  nom: M['nom'];
  /** Of its streams. */
  prefixe: string;
  catalogue: Catalogue;
  /** Commands as they are received. */
  porte: Readonly<Record<string, Recevable>>;
  /** Commands by which a dossier that nobody knows begins. */
  ouvertures: readonly string[];
  /** Id of the dossier that an opening makes when the request names none. Absent: a request always names its dossier. */
  idNouveau?(organisation: string, cle: string | undefined): string;
  estId(id: string): boolean;
  fold: Fold<M['etat'], M['fait']>;
  dossiers: Dossiers<M['etat'], M['fait']>;
  /** A stream that holds only writings set aside is no dossier; one that is declared needs no fact. */
  existe(id: string, etat: M['etat']): boolean;
  versEvenements(faits: readonly M['fait'][], id: string, commun: Enregistrement): EventToAppend[];
  /** Revisions of the deadlines that still count, recorded from an instant on. Absent: this kind has none. */
  echeancesDepuis?(histoire: readonly StoredEvent[], instant: string): number[];
  acces: Acces<M>;
  /** Day of the last fact that counts; null: none. Absent: days of facts may go back in this kind of dossier. */
  dernierJour?(etat: M['etat']): Jour | null;
  /** Besides the dossier itself, what a command waits its turn for in this process. */
  queueOf?(ordre: Ordre<M>, etat: M['etat']): string | null;
  /** Reads what the decision rests on, then decides. */
  instruire(ordre: Ordre<M>, etat: M['etat']): Promise<InstructionTenue<M>>;
  /** What a decision already written looked at, as it was known then. */
  circonstancesPassees(ordre: Ordre<M>, ecrits: readonly FaitLu<M['fait']>[]): Promise<M['circonstances']>;
  /** @param revision stored one: `etat` may hold deadlines that are due but not written */
  vue(etat: M['etat'], jour: Jour, revision: number, lecteur: Acteur | undefined): Promise<M['vue']>;
  regard(etat: M['etat'], jour: Jour, lecteur: Acteur | undefined): Promise<RegardSurLesFaits<M['fait']>>;
  /** Conditions whose value found may come from other dossiers: those that look at the same ones, together. */
  conditionsCroisees: readonly ReadonlySet<string>[];
  /** Whether that reader may read every dossier that these conditions looked at. `aJour`: the index was caught up a moment ago. */
  litLesAutres(
    etat: M['etat'],
    id: string,
    lecteur: Acteur,
    jour: Jour,
    quoi: { conditions: ReadonlySet<string>; aJour: boolean },
  ): Promise<boolean>;
  /** Who sees which field of the view. */
  forme: Allouer<M['vue']>;
  phrases: { introuvable: string; conflit: string };
}
