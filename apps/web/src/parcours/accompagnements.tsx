import type { Vue } from '../api/types.js';
import { Volet } from '../composants/volet.js';
import { jours, periode } from '../formats/formats.js';
import { t } from '../textes/textes.js';

type Accompagnement = Vue['accompagnements'][number];

const financement = ({ financement: fonds, partFinancee }: Accompagnement): string => {
  if (fonds === null) return t('format.aucun');
  return partFinancee === null ? fonds : t('parcours.financePart', { fonds, pourcent: partFinancee });
};

/** Support actions with their length; one without an end is counted up to the day of the view. */
export function Accompagnements({ vue }: { vue: Vue }) {
  return (
    <Volet id="accompagnements" titre={t('parcours.accompagnements')} nombre={vue.accompagnements.length}>
      {vue.accompagnements.length === 0 ? (
        <p>{t('parcours.accompagnementsVide')}</p>
      ) : (
        <table className="en-cartes">
          <caption>{t('parcours.accompagnementsLegende')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('parcours.colNature')}</th>
              <th scope="col">{t('parcours.colPeriode')}</th>
              <th scope="col">{t('parcours.colDuree')}</th>
              <th scope="col">{t('parcours.colFinancement')}</th>
            </tr>
          </thead>
          <tbody>
            {vue.accompagnements.map((a) => (
              <tr key={a.fait}>
                <th scope="row">{a.libelleNature}</th>
                <td data-colonne={t('parcours.colPeriode')}>{periode(a.debut, a.fin)}</td>
                <td data-colonne={t('parcours.colDuree')}>
                  {a.fin === null && a.jours > 0
                    ? t('parcours.dureeEnCours', { duree: jours(a.jours) })
                    : jours(a.jours)}
                </td>
                <td data-colonne={t('parcours.colFinancement')}>{financement(a)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Volet>
  );
}
