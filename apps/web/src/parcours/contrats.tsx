import { useNomOrganisation } from '../api/organisations.js';
import type { Vue } from '../api/types.js';
import { heures, periode } from '../formats/formats.js';
import { libelleCode, t } from '../textes/textes.js';

export function Contrats({ vue }: { vue: Vue }) {
  const nom = useNomOrganisation();
  return (
    <section className="carte" id="contrats" tabIndex={-1}>
      <h2>{t('parcours.contrats')}</h2>
      {vue.contrats.length === 0 ? (
        <p>{t('parcours.contratsVide')}</p>
      ) : (
        <table className="en-cartes">
          <caption>{t('parcours.contratsLegende')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('parcours.colType')}</th>
              <th scope="col">{t('parcours.colPeriode')}</th>
              <th scope="col">{t('parcours.colEtat')}</th>
              <th scope="col">{t('parcours.colHeures')}</th>
              <th scope="col">{t('parcours.siae')}</th>
            </tr>
          </thead>
          <tbody>
            {vue.contrats.map((contrat) => (
              <tr key={contrat.id}>
                <th scope="row">{contrat.type}</th>
                <td data-colonne={t('parcours.colPeriode')}>
                  {periode(contrat.debut, contrat.finEffective ?? contrat.fin)}
                </td>
                <td data-colonne={t('parcours.colEtat')}>{libelleCode('etatContrat', contrat.etat)}</td>
                <td data-colonne={t('parcours.colHeures')}>
                  {contrat.heuresHebdo === null ? t('format.aucun') : heures(contrat.heuresHebdo)}
                </td>
                <td data-colonne={t('parcours.siae')}>{nom(contrat.siae)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
