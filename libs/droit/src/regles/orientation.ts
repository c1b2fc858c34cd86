/** Sending somebody to a SIAE, and every field that names one: it must be in the directory, and employ still. Sources: L. 5132-2; decisions D31, D43. */
import { constat, definirRegle, type Condition } from '../regle.js';
import { SIAE } from '../acteur.js';
import { enFrancais, type Jour } from '../jour.js';
import type { Siae } from '../schemas/commun.js';

/** An organisation that a command names, as the directory knows it on the day of the act. */
export interface OrganisationConnue {
  connue: boolean;
  /** Null: not a SIAE, or its kind was never recorded. */
  siae: Siae | null;
  /** Kind of prescripteur: it is no SIAE. */
  prescripteur: boolean;
  /** First day on which it is closed; null: open. */
  fermeeLe: Jour | null;
}
export interface AvecSiaeNommee {
  /** Null: nobody answers for a directory, there is nothing to compare with. */
  siaeNommee: OrganisationConnue | null;
}

/** One for every field that names a SIAE. */
export const structureConnue: Condition<AvecSiaeNommee> = (droit, { siaeNommee: s }) => {
  if (s === null) return null;
  const sansType = s.connue && s.siae === null && !s.prescripteur;
  const fermee = s.fermeeLe !== null && s.fermeeLe <= droit.jour;
  return constat(
    'structure_connue',
    (s.siae !== null || sansType) && !fermee,
    `une SIAE de l’annuaire (${SIAE.join(', ')}) ; la DDETS y inscrit une structure par EnregistrerStructure`,
    fermee
      ? `structure fermée à compter du ${enFrancais(s.fermeeLe ?? droit.jour)}`
      : s.siae !== null
        ? `SIAE de type ${s.siae}`
        : sansType
          ? 'donnée manquante : le type de la structure (EnregistrerStructure)'
          : s.connue
            ? 'une organisation connue, qui n’est pas une SIAE'
            : 'inconnue de l’annuaire',
    [droit.lire('embauche/conventionnement')],
    sansType ? { manquante: true, avertissement: true } : {},
  );
};

export const orientation = definirRegle<AvecSiaeNommee>('orientation', 'Orienter vers une structure', [
  structureConnue,
]);

export type IssueOrientation = 'ACCEPTEE' | 'REFUSEE';
export interface SituationReponseOrientation {
  /** Null: no orientation that stands at this place, or not sent to the author. */
  orientation: { reponse: IssueOrientation | null } | null;
  reponse: IssueOrientation;
  explication: string | null;
  /** The same answer, in the same words: accepted, nothing to write. */
  repetee: boolean;
}
const DITES: Record<IssueOrientation, string> = { ACCEPTEE: 'acceptée', REFUSEE: 'refusée' };

const orientationRecue: Condition<SituationReponseOrientation> = (_, { orientation: o, repetee }) =>
  constat(
    'orientation_recue',
    o !== null && (o.reponse === null || repetee),
    'une orientation reçue par la structure, et qui attend sa réponse',
    o === null
      ? 'aucune orientation de ce parcours vers la structure à cette place'
      : o.reponse === null
        ? 'orientation reçue'
        : `orientation déjà ${DITES[o.reponse]} : cette réponse se retire d’abord`,
    [],
  );
/** Whoever oriented the person has to look elsewhere: she is told why. */
const refusExplique: Condition<SituationReponseOrientation> = (_, { reponse, explication }) =>
  reponse === 'REFUSEE'
    ? constat(
        'orientation_refus_explique',
        explication !== null && explication.trim() !== '',
        'l’explication du refus',
        explication === null || explication.trim() === '' ? 'aucune explication' : 'refus expliqué',
        [],
      )
    : null;

export const orientationReponse = definirRegle<SituationReponseOrientation>(
  'orientation.reponse',
  'Répondre à une orientation',
  [orientationRecue, refusExplique],
);
