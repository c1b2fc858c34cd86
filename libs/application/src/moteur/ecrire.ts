/** Appends with patience: an unknown outcome is retried with the same ids, key and revision, never with others. */
import {
  UnknownOutcome,
  type Appended,
  type AppendKey,
  type EventStore,
  type EventToAppend,
  type ReservationMove,
} from '@jalon/event-store';

const ESSAIS = 3;

/**
 * @throws RevisionConflict nothing of this command is written, and nothing ever will be at that revision
 * @throws ReservationConflict the same, and the dossier has not moved
 * @throws UnknownOutcome still unknown after three tries: the caller may send the same request again
 */
export async function ecrire(
  store: EventStore,
  flux: string,
  attendue: number,
  evenements: EventToAppend[],
  cle?: AppendKey,
  reservations?: readonly ReservationMove[],
): Promise<Appended> {
  for (let essai = 1; ; essai++) {
    try {
      return await store.append(flux, attendue, evenements, cle, reservations);
    } catch (erreur) {
      if (!(erreur instanceof UnknownOutcome) || essai >= ESSAIS) throw erreur;
    }
  }
}
