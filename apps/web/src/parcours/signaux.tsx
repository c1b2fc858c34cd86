/** What was accepted and is to be told, until the fact that carries it is withdrawn. */
import { useNomOrganisation } from '../api/organisations.js';
import type { Vue } from '../api/types.js';
import { Volet } from '../composants/volet.js';
import { date } from '../formats/formats.js';
import { t } from '../textes/textes.js';

export function Signaux({ vue }: { vue: Vue }) {
  const nom = useNomOrganisation();
  if (vue.signaux.length === 0) return null;
  return (
    <Volet id="signaux" titre={t('signaux.titre')} nombre={vue.signaux.length}>
      <table className="en-cartes">
        <caption>{t('signaux.legende')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('signaux.colQuoi')}</th>
            <th scope="col">{t('signaux.colFait')}</th>
            <th scope="col">{t('signaux.colPar')}</th>
          </tr>
        </thead>
        <tbody>
          {vue.signaux.map((s) => (
            <tr key={`${s.fait} ${s.condition}`}>
              <th scope="row">{s.libelle}</th>
              <td data-colonne={t('signaux.colFait')}>{date(s.le)}</td>
              <td data-colonne={t('signaux.colPar')}>{nom(s.par)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Volet>
  );
}
