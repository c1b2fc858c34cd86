/** What the PASS would no longer cover, were some of its days taken back (D39). */
import { ajouterJours, type SituationRectification } from '@jalon/droit';
import type { Dossier } from './dossier.js';
import { embauches } from './situation-pass.js';

/** @param jours days that what is withdrawn gave to the PASS; undefined: it gave none */
export function sansLesJours(d: Dossier, jours: number | undefined): SituationRectification['sansLui'] {
  if (!d.pass || jours === undefined) return null;
  const fin = ajouterJours(d.pass.fin, -jours);
  return {
    fin,
    horsPass: embauches(d)
      .filter((c) => fin < c.debut)
      .map(({ id, debut }) => ({ id, debut })),
  };
}
