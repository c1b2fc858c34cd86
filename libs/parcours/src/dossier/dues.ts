/** When each deadline of a dossier falls due: dates only. Which of them has a place is the chart's business. */
import { ajouterJours, max, rappelLe, silenceLe, type Droit, type Jour } from '@jalon/droit';
import type { Demande, Dossier, Suspension } from './dossier.js';
import { dernierJourConsigne } from './situation-pass.js';

/** A deadline discovered late is observed on the day of the fact that reveals it, never before it. */
const auPlusTot = (d: Dossier, le: Jour): Jour => max(le, dernierJourConsigne(d) ?? le);

/** Declared and not over, by first day: several only on a PASS taken over. */
const declarees = (d: Dossier): Suspension[] =>
  d.suspensions.filter((s) => s.etat === 'declaree' && s.debut <= s.fin).sort((a, b) => (a.debut < b.debut ? -1 : 1));

/** Day after the running suspension. */
export function finSuspensionDue(d: Dossier): { suspension: string; due: Jour } | null {
  const le = dernierJourConsigne(d);
  const courante = declarees(d).find((s) => le !== null && s.debut <= le);
  return courante ? { suspension: courante.id, due: auPlusTot(d, ajouterJours(courante.fin, 1)) } : null;
}

/** First day of a suspension taken over with its PASS. */
export function debutSuspensionDue(d: Dossier): { suspension: string; due: Jour } | null {
  const prochaine = declarees(d)[0];
  return prochaine ? { suspension: prochaine.id, due: auPlusTot(d, prochaine.debut) } : null;
}

export const expirationDue = (d: Dossier): Jour | null => d.pass && auPlusTot(d, ajouterJours(d.pass.fin, 1));

/** An expired PASS whose end is today or later runs again. */
export function retablissementDu(d: Dossier): Jour | null {
  const le = dernierJourConsigne(d);
  return d.pass && le !== null && d.pass.fin >= le ? le : null;
}

export const demandeEnAttente = (d: Dossier): Demande | null => d.demandes.find((x) => x.etat === 'en_attente') ?? null;

/** Next reminder (PRO-18); null when all are sent. */
export function rappelDu(d: Dossier, droit: Droit): { demande: string; rang: number; due: Jour } | null {
  const demande = demandeEnAttente(d);
  const rang = (demande?.rappels.length ?? 0) + 1;
  const due = demande && rappelLe(droit, demande.le, rang);
  return demande && due ? { demande: demande.id, rang, due: auPlusTot(d, due) } : null;
}

/** Silence is observed once (D13). */
export function silenceDu(d: Dossier, droit: Droit): { demande: string; due: Jour } | null {
  const demande = demandeEnAttente(d);
  const due = demande && silenceLe(droit, demande.le);
  return demande && due && demande.sansReponseLe === null ? { demande: demande.id, due: auPlusTot(d, due) } : null;
}
