/**
 * Decisions that somebody must be told, and may ask to be looked at again. Which fact is which decision is here; which decision
 * must be notified, to whom, is in the référentiel (`notification/decisions`).
 */
import type { DecisionNommee } from '@jalon/droit';
import type { Consignes } from './consignes.js';
import type { Contestation, Dossier } from './dossier.js';
import type { TypeFait } from '../faits/index.js';

/** Code of `notification/decisions` by type of fact. */
const codes: Partial<Record<TypeFait, string>> = {
  DiagnosticEtabli: 'ELIGIBILITE',
  DerogationCarenceRefusee: 'REFUS_DEROGATION_CARENCE',
  ParcoursClos: 'CLOTURE',
  ProlongationRefusee: 'REFUS_PROLONGATION',
};
const codeDe = (type: string): string | undefined => codes[type as TypeFait];

export interface Decision extends DecisionNommee {
  /** Revision of the fact. */
  revision: number;
}
const lire = (d: Dossier, revision: number): Decision | null => {
  const fait = d.faits[revision];
  const code = fait && codeDe(fait.type);
  return fait && code !== undefined
    ? { revision, code, organisation: fait.par.organisation.id, le: fait.le, retiree: fait.retire }
    : null;
};

/** The decision behind that fact; null when it is none. */
export const decisionDuFait = (d: Dossier, revision: number): Decision | null => lire(d, revision);
/** Every decision of the dossier, the oldest first. */
export const decisionsDuDossier = (d: Dossier): Decision[] =>
  d.faits.flatMap((f, revision) => (codeDe(f.type) === undefined ? [] : (lire(d, revision) ?? [])));

/** The contestation named, otherwise the one that waits, otherwise the most recent. */
export const contestationVisee = (d: Dossier, id: string | undefined): Contestation | null =>
  (id === undefined
    ? (d.contestations.find((c) => c.etat === 'en_attente') ?? d.contestations.at(-1))
    : d.contestations.find((c) => c.id === id)) ?? null;

export const consignerDecisions: Consignes<'DecisionNotifiee' | 'DecisionContestee' | 'ContestationTraitee'> = {
  DecisionNotifiee: (d, { data, par, revision }) => ({
    notifications: [
      ...d.notifications,
      { revision, fait: data.fait, destinataire: data.destinataire, le: data.jour, moyen: data.moyen, par },
    ],
  }),
  DecisionContestee: (d, { data, le, par, revision }) => ({
    contestations: [
      ...d.contestations,
      {
        id: data.id,
        revision,
        fait: data.fait,
        explication: data.explication,
        le,
        par,
        etat: 'en_attente',
        traiteeLe: null,
        traiteePar: null,
        reponse: null,
      },
    ],
  }),
  ContestationTraitee: (d, { data, le, par }) => ({
    contestations: d.contestations.map((c) =>
      c.id === data.contestation
        ? {
            ...c,
            etat: data.suite === 'REVUE' ? 'revue' : 'maintenue',
            traiteeLe: le,
            traiteePar: par,
            reponse: data.explication,
          }
        : c,
    ),
  }),
};
