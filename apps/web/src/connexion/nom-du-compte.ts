import type { Compte } from '../api/types.js';
import { t } from '../textes/textes.js';

/** Without a name once the key of the account is destroyed. */
export const nomDuCompte = ({ prenom, nom }: Compte): string =>
  [prenom, nom].filter((x) => x !== null).join(' ') || t('comptes.efface');
