/** How a suspension ends early, and what a long one permits (a hire also ends one: `embauche.ts`). Sources: R. 5132-1-3 al. 3; plateforme.md SUS-10; decisions D11, D14. */
import { ajouter, ajouterJours, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, sansBase, type Condition } from '../regle.js';
import { conditionAuteur, suspensionConnue, type Auteur, type Bornes, type Embauche } from './suspension.js';

export interface SituationLevee {
  auteur: Auteur;
  derniereEmbauche: Embauche | null;
  existe: boolean;
  suspension: Bornes | null;
  /** First day back. */
  le: Jour;
}
/** SUS-10 and D11: can only shorten. */
const levable: Condition<SituationLevee> = (droit, { suspension: s, le }) =>
  s &&
  constat(
    'suspension_levable',
    s.debut < le && le <= s.fin,
    s.debut < s.fin
      ? `un premier jour de reprise du ${enFrancais(ajouterJours(s.debut, 1))} au ${enFrancais(s.fin)}`
      : 'une suspension de plus d’un jour',
    `reprise le ${enFrancais(le)}`,
    [droit.lire('suspension/effet')],
  );
export const leveeSuspension = definirRegle<SituationLevee>('suspension.levee', 'Lever une suspension', [
  suspensionConnue,
  conditionAuteur,
  levable,
]);

export interface SituationCloture {
  auteur: Auteur;
  derniereEmbauche: Embauche | null;
  /** Running suspension, joined to those that touch it: start of the consecutive period. */
  suspensionDepuis: Jour | null;
}
/** « Au-delà de douze mois consécutifs »: from the day on which twelve whole months have passed. */
const apresDouzeMois: Condition<SituationCloture> = (droit, { suspensionDepuis }) => {
  const delai = droit.lire('suspension/cloture');
  if (!delai) return sansBase('cloture_apres_douze_mois', 'la clôture du parcours');
  const des = suspensionDepuis === null ? null : ajouter(suspensionDepuis, delai.valeurs.duree);
  return constat(
    'cloture_apres_douze_mois',
    des !== null && droit.jour >= des,
    `une suspension en cours depuis plus de ${dureeEnFrancais(delai.valeurs.duree)} consécutifs`,
    suspensionDepuis === null ? 'aucune suspension en cours' : `suspendu depuis le ${enFrancais(suspensionDepuis)}`,
    [delai],
    { possibleLe: des },
  );
};
export const cloture = definirRegle<SituationCloture>('cloture', 'Clore le parcours après une longue suspension', [
  apresDouzeMois,
  conditionAuteur,
]);
