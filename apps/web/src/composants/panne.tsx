/** What is shown instead of a screen that failed: never a blank page. */
import { t } from '../textes/textes.js';
import { Alerte } from './etats.js';

export function Panne() {
  return (
    <div className="cadre" role="alert">
      <Alerte ton="erreur" titre={t('etat.panne')}>
        <p>{t('etat.panneAide')}</p>
        <p>
          <a href="/a-faire" className="bouton">
            {t('site.retourAccueil')}
          </a>
        </p>
      </Alerte>
    </div>
  );
}
