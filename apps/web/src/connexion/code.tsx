import { t } from '../textes/textes.js';
import { ChampTexte } from './champ.js';

interface Proprietes {
  erreur?: string | undefined;
  valeur: string;
  changer: (valeur: string) => void;
}
/** Six figures of an authenticator: never kept, never proposed again. */
export const ChampCode = (reste: Proprietes) => (
  <ChampTexte
    id="code"
    titre={t('connexion.code')}
    aide={t('connexion.codeAide')}
    inputMode="numeric"
    autoComplete="one-time-code"
    maxLength={7}
    className="court"
    {...reste}
  />
);
