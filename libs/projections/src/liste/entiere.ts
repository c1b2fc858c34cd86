/** A whole list, as it was at one position: found at once, then read a little at a time between which the event loop answers others. */
import { setImmediate } from 'node:timers/promises';
import type { Montre } from '@jalon/visibilite';
import type { DemandeListe } from './demande.js';
import type { LigneListe, RangLu } from './ligne-montree.js';

export interface ListeEntiere {
  /** Last event that these rows reflect. */
  position: number;
  /** The part of what was asked that bears on what this reader sees. */
  demande: DemandeListe;
  lignes: Montre<LigneListe>[];
}

/** Rows went on changing: nothing is given that no position ever held. */
export class ListeMouvante extends Error {
  override name = 'ListeMouvante';
}

export interface Lire {
  /** At most so many, in order. */
  cles(taille: number): { position: number; cles: { parcours: string }[] };
  /** Of those that this reader may still read. */
  rangs(cles: readonly string[]): RangLu[];
  ligne(rang: RangLu): Montre<LigneListe>;
}

/** Some milliseconds, keys read and unwrapped included. */
const TRANCHE = 50;
const ESSAIS = 5;

/** @returns null: more than `max`. @throws ListeMouvante */
export async function entiere(lire: Lire, demande: DemandeListe, max: number): Promise<ListeEntiere | null> {
  for (let essai = 0; essai < ESSAIS; essai++) {
    const { position, cles } = lire.cles(max + 1);
    if (cles.length > max) return null;
    const lignes = await lignesDe(
      lire,
      cles.map((c) => c.parcours),
      position,
    );
    if (lignes !== null) return { position, demande, lignes };
  }
  throw new ListeMouvante();
}

/** @returns null: one of them changed after that position */
async function lignesDe(lire: Lire, cles: readonly string[], position: number): Promise<Montre<LigneListe>[] | null> {
  const lignes: Montre<LigneListe>[] = [];
  for (let i = 0; i < cles.length; i += TRANCHE) {
    await setImmediate();
    const tranche = cles.slice(i, i + TRANCHE);
    const rangs = lire.rangs(tranche);
    if (rangs.length < tranche.length || rangs.some((r) => r.position > position)) return null;
    for (const rang of rangs) lignes.push(lire.ligne(rang));
  }
  return lignes;
}
