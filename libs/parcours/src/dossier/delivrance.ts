/** Delivery and shift of the PASS, and what becomes of the PASS before. */
import { ajouterJours, dureeEnFrancais, ecartJours, enFrancais, type HorairesContrat } from '@jalon/droit';
import { ligneInitiale } from './calcul.js';
import type { Consignes } from './consignes.js';
import type { Contrat, Dossier, Pass } from './dossier.js';

/** Contracts that count on the current PASS: those of an earlier one are history. */
export function contratsDuPass(dossier: Dossier): Contrat[] {
  if (dossier.passAnterieurs.length === 0) return dossier.contrats;
  const anciens = new Set(dossier.passAnterieurs.flatMap((p) => p.contrats));
  return dossier.contrats.filter((c) => !anciens.has(c.id));
}

/** Hours of the employer's other contracts on the current PASS: what a derogation already used is counted on. */
export const autresHoraires = (dossier: Dossier, employeur: string, contrat: string): HorairesContrat[] =>
  contratsDuPass(dossier)
    .filter((c) => c.siae.id === employeur && c.id !== contrat && c.etat !== 'annule')
    .map((c) => ({
      type: c.type,
      debut: c.debut,
      fin: c.finEffective ?? c.fin,
      minutes: c.minutesHebdo,
      motif: c.motifHeures,
      // A PASS suspended since the contract began says, in other words, that the work stopped.
      court: !dossier.suspensions.some((s) => s.etat !== 'retiree' && c.debut <= s.debut),
    }));

/**
 * A new PASS takes the place; the old one goes to the history with its suspensions, prolongations and closing,
 * which no longer move any date.
 */
export function remplacerPass(dossier: Dossier, nouveau: Pass): Partial<Dossier> {
  if (!dossier.pass) return { pass: nouveau, sortie: null, sorties: [] };
  const { suspensions, prolongations, demandes, sortie, cloture } = dossier;
  const contrats = contratsDuPass(dossier).map((c) => c.id);
  return {
    pass: nouveau,
    passAnterieurs: [
      ...dossier.passAnterieurs,
      { ...dossier.pass, suspensions, prolongations, demandes, sortie, cloture, contrats },
    ],
    suspensions: [],
    prolongations: [],
    demandes: [],
    sortie: null,
    sorties: [],
    cloture: null,
  };
}

export const consignerDelivrance: Consignes<'PassDelivre' | 'PassDecale'> = {
  PassDelivre: (d, { data, le, revision }) =>
    remplacerPass(d, {
      numero: data.numero,
      debut: data.debut,
      fin: data.fin,
      delivreLe: le,
      origine: 'delivrance',
      siae: data.siae,
      contrat: data.contrat,
      calcul: [
        ligneInitiale(
          `Délivrance : ${dureeEnFrancais(data.duree)} à compter du ${enFrancais(data.debut)}`,
          revision,
          data.debut,
          data.fin,
        ),
      ],
      annule: false,
      nonVerifiable: false,
    }),
  PassDecale: (d, { data, revision }) => {
    const { pass } = d;
    const [premiere, ...suite] = pass?.calcul ?? [];
    if (!pass || !premiere) return {};
    const libelle = `Délivrance, décalée avec l’embauche au ${enFrancais(data.debut)}`;
    const initiale = ligneInitiale(libelle, revision, data.debut, data.fin);
    const ecart = ecartJours(premiere.fin, initiale.fin);
    const calcul = [initiale, ...suite.map((l) => ({ ...l, fin: ajouterJours(l.fin, ecart) }))];
    return { pass: { ...pass, debut: data.debut, fin: data.passFin ?? data.fin, calcul } };
  },
};
