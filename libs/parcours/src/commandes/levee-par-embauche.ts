/** A hire puts an end to the running suspension, on the eve of its first day (CTR-06, SUS-09). */
import { ajouterJours, joursDeSuspension, type Jour } from '@jalon/droit';
import type { Contexte } from '../contexte.js';
import type { Dossier } from '../dossier/dossier.js';

export interface Levee {
  id: string;
  /** Null once erased. */
  motif: string | null;
  /** Last suspended day: the eve of the hire, before the start when the hire begins on the very first day. */
  fin: Jour;
  /** Days taken back from the end of the PASS: zero or negative. */
  jours: number;
  passFin: Jour;
}

/** The suspension that runs today and would still run on the first day of the hire; it can only be shortened (D11). */
export function leveeParEmbauche(dossier: Dossier, debut: Jour, { jour, droit }: Contexte): Levee | null {
  const s = dossier.suspensions.find(
    (x) => x.etat !== 'retiree' && x.debut <= jour && x.debut <= debut && debut <= x.fin,
  );
  if (!s || !dossier.pass) return null;
  const fin = ajouterJours(debut, -1);
  const jours = (joursDeSuspension(droit, s.debut, fin) ?? 0) - s.jours;
  return { id: s.id, motif: s.motif, fin, jours, passFin: ajouterJours(dossier.pass.fin, jours) };
}
