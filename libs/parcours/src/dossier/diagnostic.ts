/** Which diagnosis counts for an employer (ELI-09): a prescripteur's first whatever the dates, otherwise its own; never another SIAE's. */
import { estPrescripteurHabilite, type Acteur, type Organisation } from '../acteur.js';
import type { Diagnostic, Dossier } from './dossier.js';

/**
 * Most recent one, among those that are visible to this organisation and were made after the PASS before, if any.
 * @param organisation null: any employer's counts as its own, for who is not one
 */
export function diagnosticPour(dossier: Dossier, organisation: Organisation | null, jour: string): Diagnostic | null {
  let propre: Diagnostic | null = null;
  let prescrit: Diagnostic | null = null;
  for (const d of dossier.diagnostics) {
    // a hire told late looks at what was known on its first day
    if (d.le > jour) continue;
    if (estPrescripteurHabilite(d.par)) prescrit = d;
    else if (organisation === null || d.par.organisation.id === organisation.id) propre = d;
  }
  // An expired prescripteur's diagnosis does not hide a valid one of the employer.
  return prescrit && (jour < prescrit.expireLe || !propre) ? prescrit : (propre ?? prescrit);
}

/** True when a diagnosis was made since the PASS of the dossier ended or was closed: a new PASS may follow. */
export function diagnosticDepuisLaFin(dossier: Dossier): boolean {
  const { pass, cloture } = dossier;
  if (!pass || pass.annule) return true;
  return dossier.diagnostics.some((d) => (cloture ? d.le >= cloture.le : d.le > pass.fin));
}

/**
 * What that reader may see of the diagnoses (ELI-09, ELI-14): everything made by a prescripteur, and what her own SIAE made; another
 * SIAE's stays unseen, even once it produced the PASS that everybody uses. Whoever is not an employer sees them all.
 */
export const diagnosticsVisibles = (dossier: Dossier, lecteur: Acteur): Diagnostic[] =>
  lecteur.role === 'siae'
    ? dossier.diagnostics.filter((d) => d.par.role !== 'siae' || d.par.organisation.id === lecteur.organisation.id)
    : dossier.diagnostics;
