/** What the view says of the decisions of a dossier: « notifiée le … » or « à notifier », and what was contested. */
import { placeDe } from '@jalon/decider';
import { enFrancais, type Destinataire, type Droit, type Jour } from '@jalon/droit';
import { decisionDuFait, decisionsDuDossier } from '../dossier/decisions.js';
import type { Contestation, Dossier } from '../dossier/dossier.js';

export interface VueNotification {
  destinataire: Destinataire;
  etat: 'a_notifier' | 'notifiee';
  /** Day of the first reception; null: not told yet. */
  le: Jour | null;
  moyen: string | null;
  /** « notifiée le 14/01/2025 » or « à notifier ». */
  libelle: string;
}
export interface VueDecision {
  /** Place of the fact in the dossier, 1 for the first. */
  fait: number;
  /** Code of `notification/decisions`. */
  decision: string;
  libelle: string;
  le: Jour;
  /** Id of the organisation that took it: the one that notifies. */
  par: string;
  contestable: boolean;
  /** One per addressee the text names. */
  notifications: VueNotification[];
}
export interface VueContestation {
  id: string;
  /** Place of the decision. */
  fait: number;
  libelle: string;
  le: Jour;
  par: string;
  /** Null once erased. */
  explication: string | null;
  etat: Contestation['etat'];
  traiteeLe: Jour | null;
  traiteePar: string | null;
  /** Null before the answer, and once erased. */
  reponse: string | null;
}

/** The first reception counts: it is the day from which the person knows. */
function notificationA(d: Dossier, fait: number, destinataire: Destinataire): VueNotification {
  const [premiere] = d.notifications
    .filter((n) => n.fait === fait && n.destinataire === destinataire)
    .sort((a, b) => (a.le < b.le ? -1 : 1));
  return premiere
    ? {
        destinataire,
        etat: 'notifiee',
        le: premiere.le,
        moyen: premiere.moyen,
        libelle: `notifiée le ${enFrancais(premiere.le)}`,
      }
    : { destinataire, etat: 'a_notifier', le: null, moyen: null, libelle: 'à notifier' };
}

/** Decisions withdrawn, or taken before any text asked for a notification, are left out. */
export const vueDecisions = (d: Dossier, droit: Droit): VueDecision[] =>
  decisionsDuDossier(d).flatMap(({ revision, code, organisation, le, retiree }) => {
    const texte = retiree ? null : droit.lire(`notification/decisions/${code}`, le);
    return texte === null
      ? []
      : [
          {
            fait: placeDe(revision),
            decision: code,
            libelle: droit.libelle(`notification/decisions/${code}`),
            le,
            par: organisation,
            contestable: texte.valeurs.contestable,
            notifications: texte.valeurs.destinataires.map((x) => notificationA(d, revision, x)),
          },
        ];
  });

export const vueContestations = (d: Dossier, droit: Droit): VueContestation[] =>
  d.contestations.map((c) => ({
    id: c.id,
    fait: placeDe(c.fait),
    libelle: droit.libelle(`notification/decisions/${decisionDuFait(d, c.fait)?.code ?? ''}`),
    le: c.le,
    par: c.par.organisation.id,
    explication: c.explication,
    etat: c.etat,
    traiteeLe: c.traiteeLe,
    traiteePar: c.traiteePar?.organisation.id ?? null,
    reponse: c.reponse,
  }));
