/**
 * A decision told to whom it concerns, by a means that proves the day of reception. Sources: R. 5132-1-3, -1-4, -1-6, -1-8;
 * droit.md ELI-11, PASS-07, SUS-03, PRO-07. A duty of the author after the decision: nothing waits for it.
 */
import { enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, type Condition } from '../regle.js';
import type { Destinataire } from '../schemas/notification.js';

/** A decision of this dossier, as the rules that follow it look at it. */
export interface DecisionNommee {
  /** Code of `notification/decisions`. */
  code: string;
  /** Organisation that took it. */
  organisation: string;
  le: Jour;
  /** Withdrawn since. */
  retiree: boolean;
}
export interface SituationNotification {
  /** Null: the fact named is no decision that a text asks to notify, or there is none. */
  decision: DecisionNommee | null;
  /** Organisation that acts. */
  auteur: string;
  destinataire: Destinataire;
  /** Code of `notification/moyens`. */
  moyen: string;
  /** Day of reception. */
  le: Jour;
}
type C = Condition<SituationNotification>;

const noms: Record<Destinataire, string> = { interesse: 'la personne', structure: 'la structure' };

const decisionANotifier: C = (droit, { decision }) => {
  const texte = decision && droit.lire(`notification/decisions/${decision.code}`, decision.le);
  return constat(
    'decision_a_notifier',
    texte !== null && decision?.retiree === false,
    'une décision de ce parcours qu’un texte demande de notifier',
    decision === null
      ? 'ce fait n’est pas une décision à notifier'
      : decision.retiree
        ? 'cette décision est retirée'
        : texte === null
          ? `aucun texte ne le demandait le ${enFrancais(decision.le)}`
          : droit.libelle(`notification/decisions/${decision.code}`),
    [texte],
  );
};

/** Whoever decides notifies. Shared with the answer to a contestation. */
export const parSonAuteur = <S extends { decision: DecisionNommee | null; auteur: string }>(): Condition<S> => {
  return (droit, { decision, auteur }) =>
    decision &&
    constat(
      'auteur_de_la_decision',
      decision.organisation === auteur,
      'l’organisation qui a pris la décision',
      decision.organisation === auteur ? 'auteur de la décision' : 'une autre organisation',
      [droit.lire(`notification/decisions/${decision.code}`, decision.le)],
    );
};

const destinatairePrevu: C = (droit, { decision, destinataire }) => {
  const texte = decision && droit.lire(`notification/decisions/${decision.code}`, decision.le);
  return (
    texte &&
    constat(
      'destinataire_notification',
      texte.valeurs.destinataires.includes(destinataire),
      `un destinataire prévu par le texte : ${texte.valeurs.destinataires.map((d) => noms[d]).join(', ')}`,
      noms[destinataire],
      [texte],
    )
  );
};

const dateCertaine: C = (droit, { moyen }) => {
  const chemin = `notification/moyens/${moyen}` as const;
  const lu = droit.lire(chemin);
  return constat(
    'moyen_date_certaine',
    lu?.valeurs.date_certaine === true,
    'un moyen qui donne date certaine à la réception',
    lu === null
      ? 'moyen inconnu à cette date'
      : `${droit.libelle(chemin)}${lu.valeurs.date_certaine ? '' : ' : aucune date certaine'}`,
    [lu],
  );
};

const bienDatee: C = (droit, { decision, le }) => {
  const depuis = decision?.le ?? null;
  return constat(
    'notification_datee',
    le <= droit.jour && (depuis === null || depuis <= le),
    `un jour ${depuis === null ? '' : `à partir du ${enFrancais(depuis)}, `}au plus tard aujourd’hui`,
    `reçue le ${enFrancais(le)}`,
    [],
  );
};

export const notification = definirRegle<SituationNotification>('decision.notification', 'Notifier une décision', [
  decisionANotifier,
  parSonAuteur(),
  destinatairePrevu,
  dateCertaine,
  bienDatee,
]);
