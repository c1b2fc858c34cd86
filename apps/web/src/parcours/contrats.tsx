import { useNomOrganisation } from '../api/organisations.js';
import type { Vue, VueContrat } from '../api/types.js';
import { Sources } from '../composants/constats.js';
import { Volet } from '../composants/volet.js';
import { date, heures, nomDuContrat, periode } from '../formats/formats.js';
import { libelleCode, t } from '../textes/textes.js';

/** Days that open the right to the State's aid, one line each, then why. */
function Aides({ contrat }: { contrat: VueContrat }) {
  const { droitAuxAides: periodes, raisonAides, referencesAides } = contrat;
  return (
    <div>
      {periodes.length === 0 ? t('parcours.aucuneAide') : null}
      <ul className="liste-nue">
        {periodes.map((p) => (
          <li key={p.du}>{periode(p.du, p.au)}</li>
        ))}
      </ul>
      <details>
        <summary>
          {t('parcours.pourquoiAides')}
          <span className="hors-ecran"> : {nomDuContrat(contrat)}</span>
        </summary>
        <p>{raisonAides}</p>
        <Sources references={referencesAides} />
      </details>
    </div>
  );
}

export function Contrats({ vue }: { vue: Vue }) {
  const nom = useNomOrganisation();
  return (
    <Volet id="contrats" titre={t('parcours.contrats')} nombre={vue.contrats.length} ouvert={vue.contrats.length <= 2}>
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
              <th scope="col">{t('parcours.colAides')}</th>
            </tr>
          </thead>
          <tbody>
            {vue.contrats.map((contrat) => (
              <tr key={contrat.id}>
                <th scope="row">{contrat.libelleType}</th>
                <td data-colonne={t('parcours.colPeriode')}>
                  {periode(contrat.debut, contrat.finEffective ?? contrat.fin)}
                </td>
                <td data-colonne={t('parcours.colEtat')}>
                  {libelleCode('etatContrat', contrat.etat)}
                  {contrat.debut < contrat.declareLe && !contrat.repris ? (
                    <p className="discret">{t('parcours.declareTard', { le: date(contrat.declareLe) })}</p>
                  ) : null}
                </td>
                <td data-colonne={t('parcours.colHeures')}>
                  {contrat.heuresHebdo === null ? t('format.aucun') : heures(contrat.heuresHebdo)}
                </td>
                <td data-colonne={t('parcours.siae')}>{nom(contrat.siae)}</td>
                <td data-colonne={t('parcours.colAides')}>
                  <Aides contrat={contrat} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Volet>
  );
}
