/** Decisions that must be told to the person or to the structure, what was told and what is still to tell, and what is contested. */
import type { Vue } from '../api/types.js';
import { Volet } from '../composants/volet.js';
import { date } from '../formats/formats.js';
import { t } from '../textes/textes.js';

function Contestations({ contestations }: { contestations: Vue['contestations'] }) {
  return (
    <ul>
      {contestations.map((c) => (
        <li key={c.id}>
          {t('decisions.contestee', { decision: c.libelle, le: date(c.le) })}{' '}
          {c.traiteeLe
            ? t(c.etat === 'revue' ? 'decisions.revue' : 'decisions.maintenue', { le: date(c.traiteeLe) })
            : t('decisions.sansReponse')}
        </li>
      ))}
    </ul>
  );
}

export function Decisions({ vue }: { vue: Vue }) {
  if (vue.decisions.length === 0) return null;
  return (
    <Volet id="decisions" titre={t('decisions.titre')} nombre={vue.decisions.length}>
      <table className="en-cartes">
        <caption>{t('decisions.legende')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('decisions.colDecision')}</th>
            <th scope="col">{t('decisions.colPrise')}</th>
            <th scope="col">{t('decisions.colNotification')}</th>
          </tr>
        </thead>
        <tbody>
          {vue.decisions.map((d) => (
            <tr key={d.fait}>
              <th scope="row">{d.libelle}</th>
              <td data-colonne={t('decisions.colPrise')}>{date(d.le)}</td>
              <td data-colonne={t('decisions.colNotification')}>
                <ul className="liste-nue">
                  {d.notifications.map((n) => (
                    <li key={n.destinataire}>
                      {t(n.destinataire === 'structure' ? 'decisions.aLaStructure' : 'decisions.aLaPersonne', {
                        quoi: n.libelle,
                      })}
                    </li>
                  ))}
                </ul>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {vue.contestations.length > 0 ? <Contestations contestations={vue.contestations} /> : null}
    </Volet>
  );
}
