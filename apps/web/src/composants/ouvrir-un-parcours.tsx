/** The way to a new parcours, for whom the API lets open one. */
import { useMenu } from '../api/menu.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';

export const OuvrirUnParcours = () =>
  useMenu()?.ouvrirParcours ? (
    <Lien vers="/parcours/nouveau" className="bouton">
      {t('liste.ouvrir')}
    </Lien>
  ) : null;
