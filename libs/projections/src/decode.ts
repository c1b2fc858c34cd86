/** Stored events made ready to be folded: each decoded, or told why it cannot be. */
import type { StoredEvent } from '@jalon/event-store';
import { LectureMomentanee, type FaitLu, type LireFait } from './fait-lu.js';

export interface Decode {
  evenement: StoredEvent;
  fait: FaitLu | null;
  /** Set when the event could not be decoded. */
  raison?: string;
}

/** @throws LectureMomentanee nothing must be concluded from this batch */
export function decoder(evenements: readonly StoredEvent[], lireFait: LireFait): Decode[] {
  return evenements.map((evenement) => {
    try {
      return { evenement, fait: lireFait(evenement) };
    } catch (erreur) {
      if (erreur instanceof LectureMomentanee) throw erreur;
      return { evenement, fait: null, raison: nomErreur(erreur) };
    }
  });
}

/** Whole histories by stream. */
export type Histoires = ReadonlyMap<string, readonly Decode[]>;

/** Never the message: it may quote a personal field. */
export const nomErreur = (erreur: unknown): string => (erreur instanceof Error ? erreur.name : 'erreur inconnue');
