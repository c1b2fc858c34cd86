/** Information and prevention visit of a person placed by an association (AI-12; R. 5132-26-6 to -8): a day, never a medical word. */
import { compter } from '../compter.js';
import { ajouter, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import type { Droit } from '../referentiel.js';
import type { Siae } from '../schemas/commun.js';
import { contratConnu, employeurDuContrat, type SituationContrat } from './contrat-nomme.js';

export interface SituationVisite extends SituationContrat {
  siae: Siae | null;
  /** Day of the visit. */
  jour: Jour;
  /** Jobs it is valid for; null: not told. */
  emplois: number | null;
}
type V = Condition<SituationVisite>;

const concernee: V = (droit, { siae }) => {
  const regle = droit.lire('mise-a-disposition/visite');
  if (!regle) return sansBase('visite_concernee', 'la visite d’information et de prévention');
  return constat(
    'visite_concernee',
    siae !== null && regle.valeurs.siae.includes(siae),
    `une structure qui met à disposition : ${regle.valeurs.siae.join(', ')}`,
    siae ? `SIAE de type ${siae}` : 'structure qui n’est pas une SIAE',
    [regle],
  );
};

const passee: V = (droit, { jour }) =>
  constat(
    'visite_pas_dans_le_futur',
    jour <= droit.jour,
    `une visite faite, le ${enFrancais(droit.jour)} au plus tard`,
    `visite le ${enFrancais(jour)}`,
    [droit.lire('mise-a-disposition/visite')],
  );

const emploisMax: V = (droit, { emplois }) => {
  const regle = droit.lire('mise-a-disposition/visite');
  if (!regle || emplois === null) return null;
  return constat(
    'visite_emplois_max',
    emplois <= regle.valeurs.emplois_max,
    `une visite valable pour ${regle.valeurs.emplois_max} emplois au plus`,
    compter(emplois, 'emploi'),
    [regle],
  );
};

export const visite = definirRegle<SituationVisite>('visite', 'Enregistrer la visite d’information et de prévention', [
  contratConnu,
  employeurDuContrat,
  concernee,
  passee,
  emploisMax,
]);

/** Last day, included, for the visit that follows the first placement on `debut`; null: nothing asks for one. */
export function visiteAuPlusTard(droit: Droit, siae: Siae | null, debut: Jour): Jour | null {
  const regle = droit.lire('mise-a-disposition/visite', debut);
  return regle && siae !== null && regle.valeurs.delai.siae.includes(siae)
    ? ajouter(debut, regle.valeurs.delai.duree)
    : null;
}
