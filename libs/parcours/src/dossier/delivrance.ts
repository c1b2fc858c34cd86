/** Delivery, shift and cancellation of the PASS, and what becomes of the PASS before. */
import { dureeEnFrancais, enFrancais, joursInclus } from '@jalon/droit';
import type { Consignes } from './consigner.js';
import type { Dossier, Pass } from './dossier.js';

/** Contracts that count on the current PASS: those of an earlier PASS are history. */
export function contratsDuPass(dossier: Dossier): Dossier['contrats'] {
  const anciens = new Set(dossier.passAnterieurs.flatMap((p) => p.contrats));
  return dossier.contrats.filter((c) => !anciens.has(c.id));
}

/**
 * A new PASS takes the place; the old one goes to the history with its suspensions, prolongations and closing,
 * which no longer move any date.
 */
export function remplacerPass(dossier: Dossier, nouveau: Pass): Partial<Dossier> {
  if (!dossier.pass) return { pass: nouveau };
  const { suspensions, prolongations, demandes, sortie, cloture } = dossier;
  return {
    pass: nouveau,
    passAnterieurs: [
      ...dossier.passAnterieurs,
      { ...dossier.pass, suspensions, prolongations, demandes, sortie, cloture, contrats: contratsDuPass(dossier).map((c) => c.id) },
    ],
    suspensions: [],
    prolongations: [],
    demandes: [],
    sortie: null,
    cloture: null,
  };
}

export const consignerDelivrance: Consignes<'PassDelivre' | 'PassDecale' | 'PassAnnule'> = {
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
        {
          libelle: `Délivrance : ${dureeEnFrancais(data.duree)} à compter du ${enFrancais(data.debut)}`,
          revision,
          jours: joursInclus(data.debut, data.fin),
          fin: data.fin,
        },
      ],
      annule: false,
      nonVerifiable: false,
    }),
  PassDecale: (d, { data, revision }) =>
    d.pass
      ? {
          pass: {
            ...d.pass,
            debut: data.debut,
            fin: data.fin,
            // Not begun, hence neither suspended nor prolonged: the shift is the whole calculation.
            calcul: [
              {
                libelle: `Délivrance, décalée avec l’embauche au ${enFrancais(data.debut)}`,
                revision,
                jours: joursInclus(data.debut, data.fin),
                fin: data.fin,
              },
            ],
          },
        }
      : {},
  PassAnnule: (d) => (d.pass ? { pass: { ...d.pass, annule: true } } : {}),
};
