import { t } from '../textes/textes.js';
import { aUneSuite, direLaPage, type Etendue } from './etendue.js';

export function Pagination({ resultat, aller }: { resultat: Etendue; aller: (page: number) => void }) {
  const suite = aUneSuite(resultat);
  if (resultat.page === 1 && !suite) return null;
  return (
    <nav className="pagination" aria-label={t('liste.pagination')}>
      {resultat.page > 1 ? (
        <button type="button" className="bouton" onClick={() => aller(resultat.page - 1)}>
          {t('liste.precedente')}
        </button>
      ) : null}
      <span>{direLaPage(resultat, 'liste.page', 'liste.pageSeule')}</span>
      {suite ? (
        <button type="button" className="bouton" onClick={() => aller(resultat.page + 1)}>
          {t('liste.suivante')}
        </button>
      ) : null}
    </nav>
  );
}
