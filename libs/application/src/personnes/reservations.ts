/**
 * What two dossiers must not decide at the same time, whatever the process each is handled by: one running PASS per person, one
 * holder per PASS number. The store keeps a token for each; a command reads it before it looks at the other dossiers, and moves
 * it with its facts. Truth stays in the dossiers: a token says only who moved last (ADR 0016).
 */
import { setTimeout as pause } from 'node:timers/promises';
import { indexAveugle, type Coffre } from '@jalon/confidentialite';
import {
  RevisionConflict,
  StoreUnavailable,
  UnknownOutcome,
  type EventStore,
  type ReservationMove,
  type ReservedAppend,
} from '@jalon/event-store';
import { ECHEANCIER, type Fait } from '@jalon/parcours';
import type { KeyObject } from 'node:crypto';
import { versEvenements } from '../faits-stockes.js';
import { streamOf, PREFIXE_PARCOURS, uuidDe } from '../identifiants.js';
import { ecrire } from '../moteur/ecrire.js';
import { jourParis } from '../temps.js';
import type { IndexPersonnes } from './index-personnes.js';

/** A writer still at work gets this long to write what its token announces; then its place is taken. */
const PATIENCE_MS = 1000;
const PAS_MS = 50;

export class Reservations {
  constructor(
    private readonly store: EventStore,
    private readonly cle: KeyObject,
    private readonly coffre: Coffre,
    private readonly personnes: IndexPersonnes,
    private readonly horloge: () => Date,
  ) {}

  /** Name of the token, not the blind index itself: the store's file alone must not tell which row of `personnes.db` it is. */
  nomDeLaPersonne(empreinte: string): string {
    return indexAveugle(this.cle, 'reservation-personne', empreinte);
  }
  nomDuPass(numero: string): string {
    return indexAveugle(this.cle, 'reservation-pass', this.personnes.empreinteDuPass(numero));
  }

  /**
   * The token as it must be moved. Once this returns, nothing older than the revision read can still be written under it by
   * another dossier: what is read of the others from now on is what the move will vouch for.
   */
  async lire(nom: string, parcours: string): Promise<ReservationMove> {
    const { revision, holder } = await this.store.readReservation(nom);
    // its own stream needs no fence: two writers of one dossier are told apart by its revision
    if (holder && holder.stream !== streamOf(parcours)) await this.aboutirOuEcarter(holder);
    return { name: nom, expected: revision };
  }

  /** No dossier that lives bears this identifier any more: the token goes, and with it its name. */
  async liberer(cle: string): Promise<void> {
    const nom = this.nomDeLaPersonne(cle);
    const { revision, holder } = await this.store.readReservation(nom);
    if (holder) await this.store.moveReservation(nom, revision, null);
  }

  /**
   * Gives every dossier's person and numbers their token again, where it is missing or announces what the log does not hold
   * (a log restored, a new index key). Nobody needs it to be right: an absent token is created by the first mover.
   * @returns number of tokens written
   */
  async rebuild(): Promise<number> {
    let ecrites = 0;
    for await (const { genre, empreinte, parcours, revision: ecrit } of this.personnes.parcourir()) {
      const nom = indexAveugle(this.cle, `reservation-${genre}`, empreinte);
      const { revision, holder } = await this.store.readReservation(nom);
      if (holder && (await this.abouti(holder))) continue;
      await this.store.moveReservation(nom, revision, { stream: streamOf(parcours), revision: ecrit });
      ecrites += 1;
    }
    return ecrites;
  }

  private async abouti({ stream, revision }: ReservedAppend): Promise<boolean> {
    return (await this.store.readStream(stream, revision)).length > 0;
  }

  private async aboutirOuEcarter(place: ReservedAppend): Promise<void> {
    for (let attendu = 0; !(await this.abouti(place)); attendu += PAS_MS) {
      if (attendu >= PATIENCE_MS) return this.ecarter(place);
      await pause(PAS_MS);
    }
  }

  /** Takes the place that the token announces, so that the writer, should it wake up, conflicts and decides again. */
  private async ecarter({ stream, revision }: ReservedAppend): Promise<void> {
    if (!stream.startsWith(PREFIXE_PARCOURS)) throw new Error('Réservation qui ne nomme pas un parcours.');
    const parcours = stream.slice(PREFIXE_PARCOURS.length);
    const le = jourParis(this.horloge());
    const fait: Fait = { type: 'EcritureEcartee', data: {}, le, par: ECHEANCIER, revision };
    const evenements = versEvenements([fait], parcours, this.coffre, {
      enregistreLe: this.horloge().toISOString(),
      commande: uuidDe('ecriture-ecartee', parcours, revision),
      cause: { commande: 'EcarterEcriture', le },
    });
    try {
      await ecrire(this.store, stream, revision - 1, evenements);
    } catch (erreur) {
      // the writer was faster, or another one took its place; a log put back to before that revision refuses the writer too
      if (erreur instanceof RevisionConflict) return;
      // of the command that waits, nothing was sent yet
      if (erreur instanceof UnknownOutcome)
        throw new StoreUnavailable('nothing was written: a place could not be taken', { cause: erreur });
      throw erreur;
    }
  }
}
