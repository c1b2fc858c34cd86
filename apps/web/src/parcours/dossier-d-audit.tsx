/** What a reader takes away to prove the history of this parcours elsewhere: one file, verified without Jalon. */
import { useState } from 'react';
import { emporterLeDossier, LectureImpossible } from '../api/client.js';
import type { Probleme } from '../api/types.js';
import { ErreurDeLecture } from '../composants/etats.js';
import { t } from '../textes/textes.js';

const NOM = 'dossier-d-audit.zip';

function enregistrer(fichier: Blob): void {
  const adresse = URL.createObjectURL(fichier);
  const lien = document.createElement('a');
  lien.href = adresse;
  lien.download = NOM;
  lien.click();
  URL.revokeObjectURL(adresse);
}

export function DossierDAudit({ id }: { id: string }) {
  const [identite, setIdentite] = useState(false);
  const [etat, setEtat] = useState<'pret' | 'enCours' | 'fait'>('pret');
  const [probleme, setProbleme] = useState<Probleme | null>(null);
  const emporter = async (): Promise<void> => {
    if (etat === 'enCours') return;
    setProbleme(null);
    setEtat('enCours');
    try {
      enregistrer(await emporterLeDossier(id, identite));
      setEtat('fait');
    } catch (erreur) {
      setEtat('pret');
      if (!(erreur instanceof LectureImpossible)) throw erreur;
      setProbleme(erreur.probleme);
    }
  };
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
          <button type="button" className="bouton" aria-disabled={etat === 'enCours'} onClick={() => void emporter()}>
            {t('audit.emporter')}
          </button>
        </p>
        <output>{etat === 'enCours' ? t('audit.enCours') : etat === 'fait' ? t('audit.fait') : ''}</output>
        {probleme ? <ErreurDeLecture probleme={probleme} recharger={() => void emporter()} /> : null}
      </div>
    </details>
  );
}
