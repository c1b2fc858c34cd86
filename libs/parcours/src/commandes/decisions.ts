/** What follows a decision: telling it with a certain date, contesting it, answering. */
import {
  contestation,
  notification,
  reponseContestation,
  type Destinataire,
  type SituationContestation,
  type SituationNotification,
  type SituationReponse,
  type SuiteContestation,
} from '@jalon/droit';
import type { Contexte } from '../contexte.js';
import { contestationVisee, decisionDuFait } from '../dossier/decisions.js';
import type { Contestation, Dossier } from '../dossier/dossier.js';
import { prochaineRevision } from '../dossier/situation-pass.js';
import { definirCommande } from './definir.js';

export interface NotifierDecision {
  /** Revision of the decision inside this parcours (the application turns its place into it). */
  fait: number;
  destinataire: Destinataire;
  /** Day of reception. */
  le: string;
  moyen: string;
}
export interface ContesterDecision {
  /** Revision of the decision inside this parcours. */
  fait: number;
  explication: string;
}
export interface RepondreContestation {
  contestation?: string;
  suite: SuiteContestation;
  explication: string;
}

const dejaRepondue = (c: Contestation | null, suite: SuiteContestation, { acteur }: Contexte): boolean =>
  c?.etat === (suite === 'REVUE' ? 'revue' : 'maintenue') && c.traiteePar?.organisation.id === acteur.organisation.id;

const enAttenteSur = (d: Dossier, fait: number): boolean =>
  d.contestations.some((c) => c.fait === fait && c.etat === 'en_attente');

export const commandesDecisions = {
  NotifierDecision: definirCommande<NotifierDecision, SituationNotification>({
    faits: ['DecisionNotifiee'],
    qui: ['siae', 'prescripteur'],
    regle: notification,
    situation: (data, d, { acteur }) => ({
      decision: decisionDuFait(d, data.fait),
      auteur: acteur.organisation.id,
      destinataire: data.destinataire,
      moyen: data.moyen,
      le: data.le,
    }),
    proposer: (data, d, _, __, verdict) => {
      const { fait, destinataire, le, moyen } = data;
      const decision = decisionDuFait(d, fait);
      const deja = d.notifications.some(
        (n) => n.fait === fait && n.destinataire === destinataire && n.le === le && n.moyen === moyen,
      );
      if (!decision || deja) return [];
      return [
        {
          type: 'DecisionNotifiee',
          data: { fait, decision: decision.code, destinataire, jour: le, moyen, verdict },
        },
      ];
    },
  }),
  ContesterDecision: definirCommande<ContesterDecision, SituationContestation>({
    faits: ['DecisionContestee'],
    qui: ['siae', 'prescripteur', 'orienteur'],
    regle: contestation,
    situation: (data, d) => ({
      decision: decisionDuFait(d, data.fait),
      dejaContestee: enAttenteSur(d, data.fait),
    }),
    proposer: ({ fait, explication }, d, _, __, verdict) => {
      const decision = decisionDuFait(d, fait);
      return decision
        ? [
            {
              type: 'DecisionContestee',
              data: { id: `K${prochaineRevision(d)}`, fait, decision: decision.code, explication, verdict },
            },
          ]
        : [];
    },
  }),
  RepondreContestation: definirCommande<RepondreContestation, SituationReponse>({
    faits: ['ContestationTraitee'],
    qui: ['siae', 'prescripteur'],
    regle: reponseContestation,
    dejaFait: (data, d, contexte) => dejaRepondue(contestationVisee(d, data.contestation), data.suite, contexte),
    situation: (data, d, contexte) => {
      const c = contestationVisee(d, data.contestation);
      return {
        contestation: c && { etat: c.etat },
        dejaRepondue: dejaRepondue(c, data.suite, contexte),
        decision: c && decisionDuFait(d, c.fait),
        auteur: contexte.acteur.organisation.id,
        suite: data.suite,
      };
    },
    proposer: (data, d, _, __, verdict) => {
      const c = contestationVisee(d, data.contestation);
      return c
        ? [
            {
              type: 'ContestationTraitee',
              data: { contestation: c.id, suite: data.suite, explication: data.explication, verdict },
            },
          ]
        : [];
    },
  }),
};
