/** The figures of this year for the structure: those of the screen of indicators, and the way to it. */
import { compterIndicateurs } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Activite } from '../indicateurs/activite.js';
import { estVide } from '../indicateurs/parts.js';
import { Taux } from '../indicateurs/taux.js';
import { Lien } from '../navigation/routeur.js';
import { dateLongue } from '../formats/formats.js';
import { t } from '../textes/textes.js';

export function Chiffres({ id }: { id: string }) {
  const question = new URLSearchParams({ siae: id });
  const lecture = useLecture(`indicateurs?${question}`, (signal) => compterIndicateurs(question, signal));
  const lus = lecture.probleme ? null : lecture.donnees;
  return (
    <>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !lus ? <Chargement lecture={lecture} texte={t('indicateurs.chargement')} /> : null}
      {lus ? (
        <>
          <p className="discret">
            {t('indicateurs.fraicheur', { annee: String(lus.annee), jour: dateLongue(lus.auJour) })}{' '}
            <Lien vers={`/indicateurs?${question}`}>{t('structure.chiffres')}</Lien>
          </p>
          {estVide(lus) ? (
            <p>{t('structure.chiffresVide', { annee: String(lus.annee) })}</p>
          ) : (
            <div className="deux-colonnes">
              <Taux taux={lus.taux} />
              <Activite indicateurs={lus} />
            </div>
          )}
        </>
      ) : null}
    </>
  );
}
