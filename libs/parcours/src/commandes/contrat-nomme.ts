/** What commands that name a contract share: the contract as the rules look at it. */
import type { ContratJuge } from '@jalon/droit';
import type { Contexte } from '../contexte.js';
import type { Contrat } from '../dossier/dossier.js';

export const contratJuge = (contrat: Contrat | null, contexte: Contexte): ContratJuge | null =>
  contrat && {
    type: contrat.type,
    debut: contrat.debut,
    fin: contrat.fin,
    finEffective: contrat.finEffective,
    etat: contrat.etat,
    employeur: contrat.siae.id === contexte.acteur.organisation.id,
    suspenduDepuis: contrat.suspensions.find((s) => s.fin === null)?.debut ?? null,
    ficheTransmise: contrat.ficheTransmise,
  };

/** Hours as people say them (may be decimal) → whole minutes, the only form kept. */
export const enMinutes = (heures: number): number => Math.round(heures * 60);
