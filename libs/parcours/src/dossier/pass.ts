/** What is true of a PASS on a day. States and remainder as the platform shows them (PASS-05, PASS-07). */
import { ecartJours, joursInclus, max, min, type Jour } from '@jalon/droit';
import type { Contexte } from '../contexte.js';
import type { Dossier } from './dossier.js';

export type EtatPass = 'A_VENIR' | 'VALIDE' | 'SUSPENDU' | 'EXPIRE' | 'CLOS' | 'ANNULE';

export const suspensionAu = (dossier: Dossier, jour: Jour) =>
  dossier.suspensions.find((s) => s.etat !== 'retiree' && s.debut <= jour && jour <= s.fin) ?? null;

export function etatPass(dossier: Dossier, jour: Jour): EtatPass | null {
  const { pass } = dossier;
  if (!pass) return null;
  if (pass.annule) return 'ANNULE';
  // after a suspension, or as a duplicate
  const close = dossier.cloture ?? dossier.doublonDe;
  if (close && close.le <= jour) return 'CLOS';
  if (pass.fin < jour) return 'EXPIRE';
  if (suspensionAu(dossier, jour)) return 'SUSPENDU';
  return pass.debut <= jour ? 'VALIDE' : 'A_VENIR';
}

/** Days left: today and the last day count, remaining days of current suspensions do not. 0 once over. */
export function joursRestants(dossier: Dossier, jour: Jour): number {
  const { pass } = dossier;
  const etat = etatPass(dossier, jour);
  if (!pass || etat === 'EXPIRE' || etat === 'CLOS' || etat === 'ANNULE') return 0;
  const depuis = max(pass.debut, jour);
  let reste = joursInclus(depuis, pass.fin);
  for (const s of dossier.suspensions) {
    if (s.etat === 'retiree' || s.fin < depuis) continue;
    reste -= ecartJours(max(s.debut, depuis), min(s.fin, pass.fin)) + 1;
  }
  return Math.max(0, reste);
}

/** The PASS of this person that is running or to come, in this dossier or another parcours. */
export function passEnVigueur(
  dossier: Dossier,
  contexte: Contexte,
): { numero: string | null; debut: Jour; fin: Jour } | null {
  const { jour } = contexte;
  const { pass } = dossier;
  if (pass && !pass.annule && !dossier.cloture && !dossier.doublonDe && jour <= pass.fin) return pass;
  return contexte.autresPass.find((p) => !p.annule && p.clotureDepuis === null && jour <= p.fin) ?? null;
}
