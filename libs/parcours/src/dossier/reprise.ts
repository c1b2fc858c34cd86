/** A PASS that exists elsewhere enters the dossier with its history; nothing is judged, everything is explained. */
import { ajouterJours, type TypeContrat } from '@jalon/droit';
import { ligneInitiale } from './calcul.js';
import type { Consignes } from './consignes.js';
import { remplacerPass } from './delivrance.js';
import type { Contrat, LigneCalcul, Prolongation, Suspension } from './dossier.js';

const libelles = {
  plateforme: 'PASS repris',
  agrement: 'Agrément repris',
  stock_ai: 'PASS repris (stock AI)',
} as const;

export const consignerReprise: Consignes<'PassRepris'> = {
  PassRepris: (d, { data, le, par, revision }) => {
    const ajoutes = [...data.prolongations, ...data.suspensions].reduce((total, p) => total + p.jours, 0);
    const calcul: LigneCalcul[] = [
      ligneInitiale(libelles[data.origine], revision, data.debut, ajouterJours(data.fin, -ajoutes)),
    ];
    const ligne = (libelle: string, jours: number): void => {
      const fin = ajouterJours((calcul.at(-1) as LigneCalcul).fin, jours);
      calcul.push({ libelle, revision, jours, fin });
    };
    const suspensions = data.suspensions.map((s, i): Suspension => {
      ligne('Suspension reprise', s.jours);
      return {
        id: `S${revision}-${i + 1}`,
        revision,
        motif: data.motifs?.suspensions[i] ?? null,
        debut: s.debut,
        fin: s.fin,
        declareeLe: le,
        par,
        finInconnue: false,
        jours: s.jours,
        etat: s.fin < le ? 'terminee' : 'declaree',
      };
    });
    const prolongations = data.prolongations.map((p, i): Prolongation => {
      ligne('Prolongation reprise', p.jours);
      return {
        id: `P${revision}-${i + 1}`,
        revision,
        motif: data.motifs?.prolongations[i] ?? null,
        debut: p.debut,
        fin: p.fin,
        jours: p.jours,
        demande: null,
        accordeeLe: le,
        par,
        retiree: false,
        repris: true,
      };
    });
    const contrats: Contrat[] = data.embauche
      ? [
          ...d.contrats,
          {
            id: data.embauche.contrat,
            siae: data.siae,
            type: data.embauche.type satisfies TypeContrat,
            convergence: null,
            precision: null,
            debut: data.embauche.debut,
            fin: data.embauche.fin ?? null,
            minutesHebdo: null,
            motifHeures: null,
            declareLe: le,
            etat: 'declare',
            finEffective: null,
            suspensions: [],
            motifRupture: null,
            ficheTransmise: false,
            repris: true,
          },
        ]
      : d.contrats;
    return {
      ...remplacerPass(d, {
        numero: data.numero,
        debut: data.debut,
        fin: data.fin,
        delivreLe: le,
        origine: data.origine,
        siae: data.siae,
        contrat: null,
        calcul,
        annule: false,
        nonVerifiable: data.nonVerifiable,
      }),
      suspensions,
      prolongations,
      contrats,
    };
  },
};
