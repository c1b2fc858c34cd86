/** Requests for prolongation: who they wait for, since when, until what, and what was answered. */
import { placeDe } from '@jalon/decider';
import { ecartJours, type Droit, type Jour } from '@jalon/droit';
import type { Etat } from '../decider.js';
import type { Demande } from '../dossier/dossier.js';
import { echeances } from '../echeances.js';
import { libelleOuEfface } from '../efface.js';
import type { VueDemande } from './formes.js';

const RELANCES: readonly string[] = ['RappelerProlongation', 'ConstaterAbsenceReponse'];

/** Of the one that waits, as nobody answers meanwhile. */
const prochaineRelance = (etat: Etat, droit: Droit, jour: Jour): Jour | null =>
  echeances(etat, droit).find(({ commande, le }) => RELANCES.includes(commande.type) && jour < le)?.le ?? null;

export function vueDemande(etat: Etat, x: Demande, droit: Droit, jour: Jour): VueDemande {
  const attend = x.etat === 'en_attente';
  return {
    id: x.id,
    fait: placeDe(x.revision),
    decision: x.decision === null ? null : placeDe(x.decision),
    motif: x.motif,
    libelleMotif: libelleOuEfface(x.motif, (m) => droit.libelle(`prolongation/motifs/${m}`)),
    debut: x.debut,
    fin: x.fin,
    prescripteur: x.prescripteur,
    entretien: x.entretien,
    le: x.le,
    par: x.par.organisation.id,
    etat: x.etat,
    rappels: x.rappels,
    sansReponseLe: x.sansReponseLe,
    attendDepuis: attend ? ecartJours(x.le, jour) : null,
    prochaineRelance: attend ? prochaineRelance(etat, droit, jour) : null,
    decideeLe: x.decideeLe,
    decideePar: x.decideePar && x.decideePar.organisation.id,
    accord: x.accord,
    refus: x.refus && { motif: x.refus.motif, libelleMotif: droit.libelle(`prolongation/refus/${x.refus.motif}`) },
  };
}
