/** Until when the data of the person are kept, as the screens show it (R. 5132-1-23, D24). */
import { ajouterJours, conservation, max, min, type Conservation, type Droit, type Jour } from '@jalon/droit';
import type { Dossier } from '../dossier/dossier.js';

/** A PASS counts until its last day, or until the eve of the closing of the parcours. */
export const finDuParcours = (pass: { fin: Jour }, cloture: { le: Jour } | null): Jour =>
  cloture ? min(pass.fin, ajouterJours(cloture.le, -1)) : pass.fin;

/** Null before the opening, once the person is erased, or without a legal basis. */
export function vueConservation(d: Dossier, droit: Droit): Conservation | null {
  if (d.ouvertLe === null || d.personne === null) return null;
  const fins = [...d.passAnterieurs, ...(d.pass ? [{ ...d.pass, cloture: d.cloture }] : [])]
    .filter((p) => !p.annule)
    .map((p) => finDuParcours(p, p.cloture));
  return conservation(droit, {
    finDuParcours: fins.reduce<Jour | null>((a, b) => (a === null ? b : max(a, b)), null),
    collecteLe: d.ouvertLe,
  });
}
