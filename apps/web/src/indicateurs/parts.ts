/** A share, said so that it can be checked: « 9 sur 16 », « 56,3 % », or a dash when there is nothing to divide by. */
import type { Indicateurs, Part } from '../api/types.js';
import { nombre } from '../formats/formats.js';
import { t } from '../textes/textes.js';

export const calcul = ({ numerateur, denominateur }: Part): string =>
  t('indicateurs.calcul', { numerateur: nombre(numerateur), denominateur: nombre(denominateur) });

export const pourcent = ({ pourcent: n }: Part): string =>
  n === null ? t('format.aucun') : t('indicateurs.pourcent', { n: nombre(n) });

export const estVide = ({ sorties, accompagnements, embauches, passDelivres, heures }: Indicateurs): boolean =>
  sorties.enregistrees + embauches + passDelivres + heures === 0 && accompagnements.every((a) => a.nombre === 0);
