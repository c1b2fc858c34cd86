/**
 * Asking the author of a decision to look at it again, and the answer. Sources: droit.md SUS-07 (CGU art. 6.4: the closing is
 * contested with the prescripteur or the SIAE that pronounced it). The decision stands meanwhile.
 */
import { constat, definirRegle, type Condition } from '../regle.js';
import { parSonAuteur, type DecisionNommee } from './notification.js';

export interface SituationContestation {
  /** Null: the fact named is no decision. */
  decision: DecisionNommee | null;
  /** A contestation of this very decision waits for its answer. */
  dejaContestee: boolean;
}

const decisionContestable: Condition<SituationContestation> = (droit, { decision }) => {
  const texte = decision && droit.lire(`notification/decisions/${decision.code}`, decision.le);
  const permise = texte?.valeurs.contestable === true && decision?.retiree === false;
  return constat(
    'decision_contestable',
    permise,
    'une décision de ce parcours que son auteur peut revoir',
    decision === null
      ? 'ce fait n’est pas une décision'
      : decision.retiree
        ? 'cette décision est retirée'
        : `${droit.libelle(`notification/decisions/${decision.code}`)}${permise ? '' : ' : ne se conteste pas'}`,
    [texte],
  );
};

const contestationUnique: Condition<SituationContestation> = (droit, { decision, dejaContestee }) =>
  decision &&
  constat(
    'contestation_unique',
    !dejaContestee,
    'aucune contestation de cette décision n’attend sa réponse',
    dejaContestee ? 'une contestation attend sa réponse' : 'aucune',
    [droit.lire(`notification/decisions/${decision.code}`, decision.le)],
  );

export const contestation = definirRegle<SituationContestation>('decision.contestation', 'Contester une décision', [
  decisionContestable,
  contestationUnique,
]);

export type SuiteContestation = 'MAINTENUE' | 'REVUE';
export interface SituationReponse {
  /** Null: no such contestation. */
  contestation: { etat: 'en_attente' | 'maintenue' | 'revue' } | null;
  /** The same organisation already answered the same way: accepted, nothing to write (D9). */
  dejaRepondue: boolean;
  decision: DecisionNommee | null;
  auteur: string;
  suite: SuiteContestation;
}

const contestationEnAttente: Condition<SituationReponse> = (droit, { contestation: c, decision, dejaRepondue }) => {
  const etats = { en_attente: 'en attente', maintenue: 'déjà répondue : maintenue', revue: 'déjà répondue : revue' };
  return constat(
    'contestation_en_attente',
    c?.etat === 'en_attente' || dejaRepondue,
    'une contestation qui attend sa réponse',
    c ? etats[c.etat] : 'aucune contestation',
    [decision && droit.lire(`notification/decisions/${decision.code}`, decision.le)],
  );
};

/** Never an obstacle. Going back on a decision does not undo it: a fact stays, another act follows, and it is told which one. */
const suiteADonner: Condition<SituationReponse> = (droit, { decision, suite }) => {
  const texte = decision && droit.lire(`notification/decisions/${decision.code}`, decision.le);
  const aFaire = texte?.mots['si_revue'];
  return suite === 'REVUE' && aFaire !== undefined
    ? constat('suite_a_donner', true, 'l’acte qui met en œuvre la révision', aFaire, [texte], { avertissement: true })
    : null;
};

export const reponseContestation = definirRegle<SituationReponse>(
  'decision.reponse',
  'Répondre à la contestation d’une décision',
  [contestationEnAttente, parSonAuteur(), suiteADonner],
);
