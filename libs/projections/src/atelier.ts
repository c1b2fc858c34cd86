/** What the thread of long work does: the rebuild of any other thread, on a connection of its own to the file. */
import { ouvrirBase, Points } from './base.js';
import { Batches } from './batches.js';
import { Colors } from './colors.js';
import type { LireFait } from './fait-lu.js';
import { Lock } from './lock.js';
import { signature, type Projection } from './projection.js';
import { Rebuilds, type Journal } from './rebuild.js';
import { modeles, type DroitDesModeles } from './registre.js';
import type { RebuildResult, Suites, Travail } from './travail.js';

/** The read models of the product, under that law. */
export const projectionsDe = (droit: DroitDesModeles): Projection[] => modeles.map((m) => m.projection(droit));

export interface Moyens {
  journal: Journal;
  /** @param lock of whoever asks: keys read before it was last held may be of persons erased since */
  lireFait(lock: Pick<Lock, 'fois'>): LireFait;
  projections: readonly Projection[];
}

/**
 * Former rows are swept here too.
 * @returns null: the rows would not be those that are asked for (the law that shapes them was changed on the disk)
 * @throws what a rebuild throws
 */
export async function travailler(travail: Travail, moyens: Moyens, suites: Suites): Promise<RebuildResult | null> {
  const { quoi, fichier, modeles, partage, ...options } = travail;
  const { journal, lireFait, projections } = moyens;
  const choix = projections.filter((p) => modeles.some((m) => m.nom === p.nom && m.signature === signature(p)));
  if (choix.length < modeles.length) return null;
  const db = ouvrirBase(fichier);
  try {
    const points = new Points(db);
    const colors = new Colors(db, points, projections);
    const lock = new Lock(partage);
    const rebuilds = new Rebuilds(db, journal, colors, new Batches(db, points), lireFait(lock), lock);
    if (quoi === 'rattraper') return await rebuilds.catchUpCurrent(choix, suites);
    const resultat = await rebuilds.rebuild(choix, { ...options, ...suites });
    await colors.sweep(suites.signal);
    return resultat;
  } finally {
    db.close();
  }
}
