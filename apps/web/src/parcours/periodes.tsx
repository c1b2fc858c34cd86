import type { Vue, VuePeriode } from '../api/types.js';
import { jours, periode } from '../formats/formats.js';
import { t } from '../textes/textes.js';

const motif = (p: VuePeriode): string => p.libelleMotif ?? p.motif;

/** Suspensions or prolongations: same three columns. */
export function Periodes({ genre, periodes }: { genre: 'suspensions' | 'prolongations'; periodes: VuePeriode[] }) {
  return (
    <section className="carte">
      <h2>{t(`parcours.${genre}`)}</h2>
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
            </tr>
          </thead>
          <tbody>
            {periodes.map((p) => (
              <tr key={p.id}>
                <th scope="row">{motif(p)}</th>
                <td data-colonne={t('parcours.colPeriode')}>{periode(p.debut, p.fin)}</td>
                <td data-colonne={t('parcours.colDuree')}>
                  {typeof p.jours === 'number' ? jours(p.jours) : t('format.aucun')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

export function DemandeEnAttente({ demande }: { demande: NonNullable<Vue['demandeEnAttente']> }) {
  return (
    <section className="carte">
      <h2>{t('parcours.demande')}</h2>
      <p>{t('parcours.demandeTexte', { motif: motif(demande), periode: periode(demande.debut, demande.fin) })}</p>
    </section>
  );
}
