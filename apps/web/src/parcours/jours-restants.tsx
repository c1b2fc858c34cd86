/** Days left as the main figure, the end of the PASS as a forecast, and the calculation line by line. */
import type { Vue, VuePass } from '../api/types.js';
import { Barre } from '../composants/barre.js';
import { date, dateLongue, jours, nombre, ordreDeGrandeur, periode } from '../formats/formats.js';
import { t } from '../textes/textes.js';

function Calcul({ pass, auJour, versLesFaits }: { pass: VuePass; auJour: string; versLesFaits: string }) {
  const total = pass.calcul.reduce((somme, ligne) => somme + ligne.jours, 0);
  return (
    <details>
      <summary>{t('parcours.calcul')}</summary>
      <table className="serre">
        <caption>{t('parcours.calculLegende')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('parcours.calculLibelle')}</th>
            <th scope="col" className="nombre">
              {t('parcours.calculJours')}
            </th>
            <th scope="col">{t('parcours.calculFin')}</th>
          </tr>
        </thead>
        <tbody>
          {pass.calcul.map((ligne, i) => (
            <tr key={`${String(ligne.fait)}-${String(i)}`}>
              <th scope="row">
                <a href={`${versLesFaits}#fait-${String(ligne.fait)}`}>{ligne.libelle}</a>
              </th>
              <td className="nombre">
                {i > 0 && ligne.jours > 0 ? '+' : ''}
                {nombre(ligne.jours)}
              </td>
              <td>{date(ligne.fin)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('parcours.calculTotal')}</th>
            <td className="nombre">{nombre(total)}</td>
            <td>{date(pass.fin)}</td>
          </tr>
          <tr>
            <th scope="row">{t('parcours.calculRestants', { jour: date(auJour) })}</th>
            <td className="nombre">{nombre(pass.joursRestants)}</td>
            <td>{date(pass.fin)}</td>
          </tr>
        </tfoot>
      </table>
    </details>
  );
}

/** What the State's service shows, when somebody said that it is something else. */
function PassOfficiel({ vue, versLesFaits }: { vue: Vue; versLesFaits: string }) {
  const officiel = vue.passOfficiel;
  if (!officiel) return null;
  const montre = [
    ...(officiel.numero === null ? [] : [t('parcours.officielNumero', { numero: officiel.numero })]),
    ...(officiel.debut === null ? [] : [t('parcours.officielDebut', { jour: date(officiel.debut) })]),
    ...(officiel.fin === null ? [] : [t('parcours.officielFin', { jour: date(officiel.fin) })]),
  ];
  return (
    <p>
      <a href={`${versLesFaits}#fait-${String(officiel.fait)}`}>
        {t('parcours.officiel', { jour: date(officiel.le), montre: montre.join(', ') })}
      </a>{' '}
      {t(officiel.faitFoi ? 'parcours.officielFaitFoi' : 'parcours.officielCompare')}
    </p>
  );
}

/** @param versLesFaits page that holds the journal, when it is not this one */
export function JoursRestants({ vue, versLesFaits = '' }: { vue: Vue; versLesFaits?: string }) {
  const { pass } = vue;
  if (!pass)
    return (
      <section className="carte">
        <h2>{t('parcours.joursRestants')}</h2>
        <p>{t('parcours.sansPassAide')}</p>
      </section>
    );
  const suspendu = pass.etat === 'SUSPENDU';
  const encours = vue.suspensions.findLast((s) => s.debut <= vue.auJour && s.fin >= vue.auJour);
  const passee = pass.fin < vue.auJour;
  const grandeur = ordreDeGrandeur(pass.joursRestants);
  const total = pass.calcul.reduce((somme, ligne) => somme + ligne.jours, 0);
  return (
    <section className="carte pile">
      <h2>{t('parcours.joursRestants')}</h2>
      <p>
        <span className="grand-nombre">{jours(pass.joursRestants)}</span>
        {grandeur ? <span className="discret"> ({grandeur})</span> : null}
      </p>
      <Barre part={pass.joursRestants} total={total} hachuree={suspendu} />
      <p>
        {t('parcours.debutPass', { jour: dateLongue(pass.debut) })}
        <br />
        <strong>
          {t(passee ? 'parcours.finPassee' : 'parcours.finPrevisionnelle', { jour: dateLongue(pass.fin) })}
        </strong>
      </p>
      {suspendu && encours ? <p>{t('parcours.arrete', { periode: periode(encours.debut, encours.fin) })}</p> : null}
      {pass.nonVerifiable ? <p>{t('parcours.nonVerifiable')}</p> : null}
      <PassOfficiel vue={vue} versLesFaits={versLesFaits} />
      <Calcul pass={pass} auJour={vue.auJour} versLesFaits={versLesFaits} />
    </section>
  );
}
