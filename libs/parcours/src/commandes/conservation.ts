/** What keeps the data of a person beyond their day, and their erasure (R. 5132-1-22, -23, D24). */
import {
  effacement,
  leveeProrogation,
  prorogation,
  type SituationEffacement,
  type SituationLeveeProrogation,
  type SituationProrogation,
} from '@jalon/droit';
import { conservationDuDossier, prorogationsEnCours, travailConnu } from '../dossier/conservation.js';
import type { Dossier, Prorogation } from '../dossier/dossier.js';
import { prochaineRevision } from '../dossier/situation-pass.js';
import { definirCommande } from './definir.js';

export interface EffacerDonnees {
  /** Code of `conservation/fondements`. */
  fondement: string;
  /** The decision that orders it. */
  reference?: string;
  decisionDu?: string;
}
export interface ProrogerConservation {
  /** Code of `conservation/prorogations`. */
  cause: string;
  reference?: string;
}
export interface LeverProrogation {
  /** Id; absent: the one that runs. */
  prorogation?: string;
  raison: string;
}

const visee = (d: Dossier, id: string | undefined): Prorogation | null =>
  (id === undefined ? (prorogationsEnCours(d)[0] ?? d.prorogations.at(-1)) : d.prorogations.find((p) => p.id === id)) ??
  null;

export const commandesConservation = {
  ProrogerConservation: definirCommande<ProrogerConservation, SituationProrogation>({
    faits: ['ConservationProrogee'],
    qui: ['ddets'],
    regle: prorogation,
    situation: ({ cause }, d) => ({ cause, dejaProrogee: prorogationsEnCours(d).some((p) => p.cause === cause) }),
    proposer: ({ cause, reference }, d, _, __, verdict) => [
      {
        type: 'ConservationProrogee',
        data: { id: `C${prochaineRevision(d)}`, cause, ...(reference === undefined ? {} : { reference }), verdict },
      },
    ],
  }),
  LeverProrogation: definirCommande<LeverProrogation, SituationLeveeProrogation>({
    faits: ['ProrogationLevee'],
    qui: ['ddets'],
    regle: leveeProrogation,
    situation: (data, d) => {
      const p = visee(d, data.prorogation);
      return { prorogation: p && { levee: p.leveeLe !== null } };
    },
    proposer: (data, d, _, __, verdict) => {
      const p = visee(d, data.prorogation);
      return p ? [{ type: 'ProrogationLevee', data: { prorogation: p.id, raison: data.raison, verdict } }] : [];
    },
  }),
  EffacerDonnees: definirCommande<EffacerDonnees, SituationEffacement>({
    faits: ['DonneesEffacees'],
    // the State, which controls, or whoever answers for the deployment
    qui: ['ddets', 'systeme'],
    regle: effacement,
    dejaFait: (_, d) => d.efface !== null,
    situation: ({ fondement, reference, decisionDu }, d, { droit, baseEffacement }) => {
      const garde = conservationDuDossier(d, droit);
      return {
        fondement,
        conserveesJusquAu: garde?.jusquAu ?? null,
        prorogeeDepuis: garde?.prorogeeDepuis ?? null,
        travail: travailConnu(d),
        decision: reference === undefined || decisionDu === undefined ? null : { reference, du: decisionDu },
        ...(baseEffacement === undefined ? {} : { base: baseEffacement }),
      };
    },
    proposer: ({ fondement, reference, decisionDu }, _, { baseEffacement }, __, verdict) => [
      {
        type: 'DonneesEffacees',
        data: {
          fondement,
          base: baseEffacement ?? null,
          ...(reference === undefined ? {} : { reference }),
          ...(decisionDu === undefined ? {} : { decisionDu }),
          verdict,
        },
      },
    ],
  }),
};
