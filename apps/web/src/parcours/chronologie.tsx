/** Every fact in order: sentence, actor, day, day of entry when different, and the conditions checked when it was decided. */
import type { Lecture } from '../api/lecture.js';
import { useNomOrganisation } from '../api/organisations.js';
import type { EntreeJournal } from '../api/types.js';
import { Constats } from '../composants/constats.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { date, dateLongue, heureDe, jourDe } from '../formats/formats.js';
import { libelleCode, t } from '../textes/textes.js';

function acteur({ par }: EntreeJournal, nom: (id: string) => string): string {
  const role = libelleCode('role', par.role);
  return par.role === 'systeme' ? role : `${role}, ${nom(par.organisation.id)}`;
}

function Fait({ fait }: { fait: EntreeJournal }) {
  const nom = useNomOrganisation();
  const saisi = jourDe(fait.enregistreLe);
  return (
    <li id={`fait-${String(fait.revision)}`} tabIndex={-1}>
      <p className="phrase">{fait.phrase}</p>
      <p className="discret">
        <time dateTime={fait.le}>{dateLongue(fait.le)}</time>
        {saisi === fait.le ? '' : `, ${t('chronologie.saisiLe', { jour: dateLongue(saisi) })}`},{' '}
        {t('chronologie.par', { qui: acteur(fait, nom) })}
      </p>
      <details>
        <summary>
          {t('chronologie.details')}
          <span className="hors-ecran"> : {fait.phrase}</span>
        </summary>
        <div className="pile">
          <p className="discret">
            {t('chronologie.enregistre', {
              jour: date(saisi),
              heure: heureDe(fait.enregistreLe),
              revision: fait.revision,
            })}
          </p>
          {fait.verdict && fait.verdict.constats.length > 0 ? (
            <>
              <h3>{t('chronologie.conditions', { jour: dateLongue(fait.verdict.auJour) })}</h3>
              <Constats constats={fait.verdict.constats} deplie />
            </>
          ) : (
            <p>{t('chronologie.sansCondition')}</p>
          )}
        </div>
      </details>
    </li>
  );
}

export function Chronologie({ lecture }: { lecture: Lecture<EntreeJournal[]> }) {
  return (
    <section className="carte">
      <h2>{t('chronologie.titre')}</h2>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !lecture.donnees ? <Chargement lecture={lecture} texte={t('etat.chargement')} /> : null}
      {lecture.donnees?.length === 0 ? <p>{t('chronologie.vide')}</p> : null}
      {lecture.donnees && lecture.donnees.length > 0 ? (
        <ol className="chronologie">
          {lecture.donnees.map((fait) => (
            <Fait key={fait.revision} fait={fait} />
          ))}
        </ol>
      ) : null}
    </section>
  );
}
