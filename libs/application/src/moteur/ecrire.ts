/**
 * Appends with patience: an unknown outcome is retried with the same ids, key and revision, never with others.
 *
 * Once one try may have reached the log, no later failure can say « nothing was written » of the command: only the store's own look
 * at the stream (written, or another history there) takes the doubt away.
 */
import {
  KeyReused,
  ReservationConflict,
  RevisionConflict,
  StoreUnavailable,
  UnknownOutcome,
  type Appended,
  type AppendKey,
  type EventStore,
  type EventToAppend,
  type ReservationMove,
} from '@jalon/event-store';
import { panneDe } from '../exploitation/pannes.js';

const ESSAIS = 3;

/**
 * @throws RevisionConflict nothing of this command is written, and nothing ever will be at that revision
 * @throws ReservationConflict the same, and the dossier has not moved
 * @throws UnknownOutcome still unknown after three tries: the caller may send the same request again
 */
export async function ecrire(
  store: EventStore,
  stream: string,
  attendue: number,
  evenements: EventToAppend[],
  cle?: AppendKey,
  reservations?: readonly ReservationMove[],
): Promise<Appended> {
  let doute: UnknownOutcome | undefined;
  for (let essai = 1; ; essai++) {
    try {
      return await store.append(stream, attendue, evenements, cle, reservations);
    } catch (erreur) {
      if (erreur instanceof RevisionConflict || erreur instanceof KeyReused) throw erreur;
      if (erreur instanceof ReservationConflict && doute === undefined) throw erreur;
      if (erreur instanceof UnknownOutcome) doute = erreur;
      if (doute === undefined || essai >= ESSAIS) throw doute ?? erreur;
    }
  }
}

/**
 * What is done once the append was acknowledged, to prepare its answer. A fault of the storage there is not the failure of the command:
 * the facts are written, and the caller learns it by sending the same request again.
 * @throws UnknownOutcome
 */
export async function apresEcriture<T>(preparer: () => Promise<T>): Promise<T> {
  try {
    return await preparer();
  } catch (erreur) {
    if (erreur instanceof UnknownOutcome || !(erreur instanceof StoreUnavailable || panneDe(erreur))) throw erreur;
    throw new UnknownOutcome('written, but the answer could not be prepared', { cause: erreur });
  }
}
