/** What a reader takes away to prove the history of this parcours elsewhere: one file, verified without Jalon. */
import { useState } from 'react';
import { emporterLeDossier, useTelechargement } from '../api/fichiers.js';
import { ErreurDeLecture } from '../composants/etats.js';
import { t } from '../textes/textes.js';

export function DossierDAudit({ id }: { id: string }) {
  const [identite, setIdentite] = useState(false);
  const { enCours, fait, probleme, telecharger } = useTelechargement();
  const emporter = (): void => void telecharger(() => emporterLeDossier(id, identite));
  return (
    <details className="carte sans-impression" id="dossier-d-audit">
      <summary>{t('audit.titre')}</summary>
      <div className="pile">
        <p>
          {t('audit.aide')} <a href="/verification">{t('site.verification')}</a>
        </p>
        <label>
          <input type="checkbox" checked={identite} onChange={(e) => setIdentite(e.target.checked)} />{' '}
          {t('audit.identite')}
        </label>
        <p>
          <button type="button" className="bouton" aria-disabled={enCours} onClick={emporter}>
            {t('audit.emporter')}
          </button>
        </p>
        <output>{enCours ? t('audit.enCours') : fait ? t('audit.fait') : ''}</output>
        {probleme ? <ErreurDeLecture probleme={probleme} recharger={emporter} /> : null}
      </div>
    </details>
  );
}
