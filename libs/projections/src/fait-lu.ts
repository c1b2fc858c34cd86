/** A fact as a read model sees it: newest shape, personal fields already decrypted (or null), and its place in the log. */
import { lireFait } from '@jalon/decider';
import type { StoredEvent } from '@jalon/event-store';
import { catalogue, horsLecture, type Acteur, type Fait } from '@jalon/parcours';

export type FaitLu = Fait & {
  /** Id of the parcours, without the prefix of its stream. */
  parcours: string;
  position: number;
  /** ISO instant at which the store received it; shown, never compared. */
  enregistreLe: string;
};

/** Streams of parcours are named `parcours-<id>`; every other stream is none of the read models' business. */
export const PREFIXE = 'parcours-';

/**
 * Turns a stored event into a fact. Null: the event does not concern read models.
 * @throws LectureMomentanee nothing is wrong with the event, try again later
 * @throws Error anything else: the event is poison and its stream is frozen
 */
export type LireFait = (evenement: StoredEvent) => FaitLu | null;

/** Thrown by a `LireFait` when something it depends on (the key vault, say) is down: no stream is at fault. */
export class LectureMomentanee extends Error {
  override name = 'LectureMomentanee';
}

/**
 * The part of a `LireFait` that does not depend on encryption: upcast, actor, day, place. Null: nobody is shown that fact.
 * @param data data of the event, decrypted
 * @throws VersionInconnue type or version unknown to this code: never guessed (R17)
 */
export function composerFait(evenement: StoredEvent, data: Record<string, unknown> = evenement.data): FaitLu | null {
  const { le, par, enregistreLe, signaux } = evenement.meta;
  if (typeof le !== 'string' || typeof enregistreLe !== 'string' || typeof par !== 'object' || par === null)
    throw new TypeError('métadonnées incomplètes');
  const { type, data: courante } = lireFait(catalogue, evenement.type, data);
  if (horsLecture.has(type)) return null;
  return {
    type,
    data: courante,
    le,
    par: par as unknown as Acteur,
    revision: evenement.revision,
    ...(signaux === undefined ? {} : { signaux }),
    position: evenement.position,
    enregistreLe,
    parcours: evenement.stream.slice(PREFIXE.length),
  } as FaitLu;
}
