/** What the rules about the PASS look at: total, nulls for what is missing. */
import { ajouterJours, type Embauche, type Jour, type SituationPass } from '@jalon/droit';
import { typeSiae } from '../acteur.js';
import { contratsDuPass } from './delivrance.js';
import type { Contrat, Dossier, Suspension } from './dossier.js';
import { suspensionAu } from './pass.js';

export const situationPass = (d: Dossier): SituationPass | null =>
  d.pass && { debut: d.pass.debut, fin: d.pass.fin, annule: d.pass.annule, clos: d.cloture !== null };

/** Hires that count on the current PASS. */
export const embauches = (d: Dossier): Contrat[] => contratsDuPass(d).filter((c) => c.etat !== 'annule');

/** Most recent hire: by day of declaration, then by first day (ACT-06). A PASS taken over without a hire: the SIAE named then. */
export function derniereEmbauche(d: Dossier): Embauche | null {
  let derniere: Contrat | null = null;
  for (const c of embauches(d))
    if (
      !derniere ||
      c.declareLe > derniere.declareLe ||
      (c.declareLe === derniere.declareLe && c.debut >= derniere.debut)
    )
      derniere = c;
  if (derniere) return { siae: derniere.siae.id, type: typeSiae(derniere.siae), debut: derniere.debut };
  if (d.pass && d.pass.origine !== 'delivrance')
    return { siae: d.pass.siae.id, type: typeSiae(d.pass.siae), debut: d.pass.debut };
  return null;
}

/** ACT-07: any SIAE with a hire on this PASS; the SIAE named when the PASS was taken over counts as one. */
export const estEmployeur = (d: Dossier, organisation: string): boolean =>
  embauches(d).some((c) => c.siae.id === organisation) ||
  (d.pass !== null && d.pass.origine !== 'delivrance' && d.pass.siae.id === organisation);

/** Neither withdrawn nor lifted before its first day. */
export const suspensionsEffectives = (d: Dossier): Suspension[] =>
  d.suspensions.filter((s) => s.etat !== 'retiree' && s.debut <= s.fin);

/** The declared suspension that a command may correct or lift: the one named, otherwise the running one. */
export function suspensionOuverte(d: Dossier, jour: Jour, id?: string): Suspension | null {
  const ouvertes = d.suspensions.filter((s) => s.etat === 'declaree' && s.debut <= jour);
  return (id === undefined ? ouvertes.at(-1) : ouvertes.find((s) => s.id === id)) ?? null;
}

/** The suspension that runs on that day and can still be shortened: declared, or already lifted for a day to come. */
export const suspensionALever = (d: Dossier, jour: Jour): Suspension | null =>
  suspensionOuverte(d, jour) ??
  d.suspensions.findLast((s) => s.etat === 'levee' && s.debut <= jour && jour <= s.fin) ??
  null;

/** First day of the unbroken run of suspensions that covers `jour`; null when nothing is suspended that day. */
export function suspenduSansInterruptionDepuis(d: Dossier, jour: Jour): { id: string; debut: Jour } | null {
  const courante = suspensionAu(d, jour);
  if (!courante) return null;
  let debut = courante.debut;
  for (;;) {
    const veille = ajouterJours(debut, -1);
    const precedente = suspensionsEffectives(d).find((s) => s.fin === veille);
    if (!precedente) return { id: courante.id, debut };
    debut = precedente.debut;
  }
}

/** The PASS of the dossier still is the one of the parcours: not cancelled, and no diagnosis has begun another parcours since. */
export function passDuParcours(d: Dossier): boolean {
  const delivre = d.pass?.calcul[0]?.revision ?? -1;
  return d.pass !== null && !d.pass.annule && (d.diagnostics.at(-1)?.revision ?? -1) < delivre;
}

/** Revision of the next fact: ids of the things it creates are made from it. */
export const prochaineRevision = (d: Dossier): number => d.faits.length;
/** A correction and what it withdraws tell nothing of the day: deadlines run again from where they stood. */
export const dernierJourConsigne = (d: Dossier): Jour | null =>
  d.faits.findLast((f) => f.annule !== true && f.type !== 'EcheancesAnnulees')?.le ?? null;
