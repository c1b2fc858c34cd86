import type { PageParcours } from '../api/types.js';
import { t } from '../textes/textes.js';

type Paginee = Pick<PageParcours, 'total' | 'taille' | 'page'>;

export function Pagination({ resultat, aller }: { resultat: Paginee; aller: (page: number) => void }) {
  const pages = Math.max(1, Math.ceil(resultat.total / resultat.taille));
  if (pages === 1) return null;
  return (
    <nav className="pagination" aria-label={t('liste.pagination')}>
      {resultat.page > 1 ? (
        <button type="button" className="bouton" onClick={() => aller(resultat.page - 1)}>
          {t('liste.precedente')}
        </button>
      ) : null}
      <span>{t('liste.page', { page: resultat.page, pages })}</span>
      {resultat.page < pages ? (
        <button type="button" className="bouton" onClick={() => aller(resultat.page + 1)}>
          {t('liste.suivante')}
        </button>
      ) : null}
    </nav>
  );
}
