/** Sending somebody to a SIAE, and every field that names one: it must be in the directory, and employ still. Source: L. 5132-2; decision D43. */
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
