import type { VuePeriode } from '../api/types.js';
import { Volet } from '../composants/volet.js';
import { jours, joursDe, periode } from '../formats/formats.js';
import { libelleCode, t } from '../textes/textes.js';

const etat = (p: VuePeriode): string =>
  p.retiree ? libelleCode('etatPeriode', 'retiree') : p.etat ? libelleCode('etatPeriode', p.etat) : t('format.aucun');

/** Suspensions or prolongations: same columns. */
export function Periodes({ genre, periodes }: { genre: 'suspensions' | 'prolongations'; periodes: VuePeriode[] }) {
  const avecEtat = periodes.some((p) => p.etat !== undefined || p.retiree);
  return (
    <Volet id={genre} titre={t(`parcours.${genre}`)} nombre={periodes.length}>
      {periodes.length === 0 ? (
        <p>{t(`parcours.${genre}Vide`)}</p>
      ) : (
        <table className="en-cartes">
          <caption>{t(`parcours.${genre}Legende`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t('parcours.colMotif')}</th>
              <th scope="col">{t('parcours.colPeriode')}</th>
              <th scope="col">{t('parcours.colDuree')}</th>
              {avecEtat ? <th scope="col">{t('parcours.colEtat')}</th> : null}
            </tr>
          </thead>
          <tbody>
            {periodes.map((p) => (
              <tr key={p.id}>
                <th scope="row">{p.libelleMotif}</th>
                <td data-colonne={t('parcours.colPeriode')}>
                  {periode(p.debut, p.fin)}
                  {p.finInconnue ? ` (${t('parcours.finInconnue')})` : ''}
                </td>
                <td data-colonne={t('parcours.colDuree')}>{jours(p.jours ?? joursDe(p.debut, p.fin))}</td>
                {avecEtat ? <td data-colonne={t('parcours.colEtat')}>{etat(p)}</td> : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Volet>
  );
}
