/** Undoing what a wrong clock observed. */
import { annulationEcheances, type SituationAnnulationEcheances } from '@jalon/droit';
import { annulable, reposentSur } from '../dossier/annulation.js';
import type { Dossier } from '../dossier/dossier.js';
import { nomDuFait } from '../phrases.js';
import { definirCommande } from './definir.js';

export interface AnnulerEcheances {
  /** Revisions of the deadlines inside this parcours (the application turns places, or an instant, into them). */
  faits: number[];
  raison: string;
}

const nommer = (d: Dossier, revision: number): string =>
  `n° ${revision} (${d.faits[revision] ? nomDuFait(d.faits[revision].type) : 'aucun fait'})`;

export const commandesAnnulation = {
  AnnulerEcheances: definirCommande<AnnulerEcheances, SituationAnnulationEcheances>({
    faits: ['EcheancesAnnulees'],
    // a wrong clock is no decision of a structure: the State, which controls, or the operator of the deployment
    qui: ['ddets', 'systeme'],
    regle: annulationEcheances,
    situation: ({ faits }, d) => ({
      nommes: faits.length,
      autres: faits.filter((r) => !annulable(d.faits[r])).map((r) => nommer(d, r)),
      reposent: reposentSur(d, new Set(faits)).map((r) => nommer(d, r)),
    }),
    proposer: ({ faits, raison }, _, __, ___, verdict) => [
      { type: 'EcheancesAnnulees', data: { faits: [...new Set(faits)].sort((a, b) => a - b), raison, verdict } },
    ],
  }),
};
