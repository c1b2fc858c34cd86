/** What was told, or that nothing was. */
import { t } from '../textes/textes.js';

export const dite = (texte: string | null | undefined): string => texte || t('format.aucun');
export const ouiNon = (valeur: boolean | null): string =>
  valeur === null ? t('format.aucun') : t(valeur ? 'format.oui' : 'format.non');
