/** Deadlines that a wrong clock observed: which may be annulled. No text of law; house rule of the dossier. */
import { constat, definirRegle, type Condition } from '../regle.js';

export interface SituationAnnulationEcheances {
  /** Number of facts named. */
  nommes: number;
  /** Those that are no deadline of this parcours, or are annulled already: « n° 4 (heures) ». */
  autres: string[];
  /** Facts that stay and would no longer have their place: « n° 9 (diagnostic) ». */
  reposent: string[];
}

const faitsAnnulables: Condition<SituationAnnulationEcheances> = (_, { nommes, autres }) =>
  constat(
    'echeances_annulables',
    nommes > 0 && autres.length === 0,
    'des échéances de ce parcours, non annulées',
    nommes === 0
      ? 'aucune échéance'
      : autres.length > 0
        ? `ce n’en sont pas, ou plus : ${autres.join(', ')}`
        : 'échéances du parcours',
    [],
  );

const rienNeRepose: Condition<SituationAnnulationEcheances> = (_, { reposent }) =>
  constat(
    'rien_ne_repose_dessus',
    reposent.length === 0,
    'aucun fait enregistré ensuite ne repose sur elles',
    reposent.length === 0 ? 'aucun' : reposent.join(', '),
    [],
  );

export const annulationEcheances = definirRegle<SituationAnnulationEcheances>(
  'annulation_echeances',
  'Annuler des échéances',
  [faitsAnnulables, rienNeRepose],
);
