/**
 * « Comment cette date est calculée ». Definition: the first line counts the days of the PASS, both ends included; every other
 * line counts the days between the end before it and the end after it. Hence, after any number of lines,
 * `fin = debut − 1 day + sum of the lines`.
 */
import { ajouterJours, ecartJours, joursInclus, type Jour } from '@jalon/droit';
import type { LigneCalcul, Pass } from './dossier.js';

/** First line of a PASS delivered, moved or taken over. */
export const ligneInitiale = (libelle: string, revision: number, debut: Jour, fin: Jour): LigneCalcul => ({
  libelle,
  revision,
  jours: joursInclus(debut, fin),
  fin,
});

/** The PASS with a new end and the line that explains it; the same PASS when there is none. */
export function deplacerFin(pass: Pass | null, libelle: string, revision: number, fin: Jour): Pass | null {
  if (!pass) return null;
  return { ...pass, fin, calcul: [...pass.calcul, { libelle, revision, jours: ecartJours(pass.fin, fin), fin }] };
}

/** What the lines add up to: equal to the end of the PASS, always. */
export const finCalculee = (pass: Pass): Jour =>
  ajouterJours(
    pass.debut,
    pass.calcul.reduce((total, l) => total + l.jours, -1),
  );
