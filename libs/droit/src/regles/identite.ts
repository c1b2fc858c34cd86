/** Who the person is: what the opening of a parcours says of it. No text of law; decision D29. */
import { constat, definirRegle, type Condition } from '../regle.js';

export interface SituationIdentite {
  /** Parts of the civil status that the NIR contradicts; null: no NIR. */
  contradictions: readonly ('sexe' | 'annee' | 'mois')[] | null;
}

const DITS = { sexe: 'le sexe', annee: 'l’année de naissance', mois: 'le mois de naissance' };

/** Never an obstacle: registers of civil status err too. Without the values: a signal is told in clear. */
export const nirConcordant = ({ contradictions }: SituationIdentite) =>
  contradictions &&
  constat(
    'nir_concordant',
    true,
    'un numéro de sécurité sociale qui dit le même sexe, la même année et le même mois de naissance que le dossier',
    contradictions.length === 0
      ? 'le numéro et le dossier disent la même chose'
      : `le numéro dit autrement ${contradictions.map((c) => DITS[c]).join(', ')}`,
    [],
    { avertissement: contradictions.length > 0 },
  );

const concordance: Condition<SituationIdentite> = (_, s) => nirConcordant(s);

/** Nothing refuses an opening: nobody is left at the door because another one bears her name. */
export const ouvertureParcours = definirRegle<SituationIdentite>('ouverture.parcours', 'Ouvrir un parcours', [
  concordance,
]);
