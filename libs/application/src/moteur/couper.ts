/** A history as it stood on a day, as it was known at a moment. */
import { placeDe } from '@jalon/decider';
import type { Jour } from '@jalon/droit';
import type { FaitLu } from '../faits-stockes.js';
import { enregistreAvant, type Moment } from '../temps.js';

export interface Coupe {
  au?: Jour | undefined;
  connuLe?: Moment | undefined;
  /** Place of the last fact kept, 0: none; the days above then cut nothing. */
  fait?: number | undefined;
}

/**
 * Facts are kept in the order of the log up to the first one later than `au` or recorded after `connuLe`: a history is known
 * from its beginning to a point, and a rectification names earlier facts by their rank.
 * @returns `ecartes`: what was known to be annulled
 */
export function couper<F extends { le: string; revision: number }>(
  faits: readonly FaitLu<F>[],
  annules: (faits: readonly F[]) => ReadonlySet<number>,
  { au, connuLe, fait }: Coupe,
): { gardes: readonly FaitLu<F>[]; ecartes: ReadonlySet<number> } {
  if (fait !== undefined) {
    const gardes = faits.filter((f) => placeDe(f.fait.revision) <= fait);
    return { gardes, ecartes: annules(gardes.map((f) => f.fait)) };
  }
  const inconnu = (f: FaitLu<F>): boolean => connuLe !== undefined && !enregistreAvant(f.enregistreLe, connuLe);
  // what a wrong clock wrote bears its dates: it must not cut the history there, once it is known to be annulled
  const ecartes = annules(faits.filter((f) => !inconnu(f)).map((f) => f.fait));
  const fin = faits.findIndex(
    (f) => !ecartes.has(f.fait.revision) && ((au !== undefined && f.fait.le > au) || inconnu(f)),
  );
  return { gardes: fin < 0 ? faits : faits.slice(0, fin), ecartes };
}
