/** One's own sessions: where one is connected, and how to end that. */
import { useState } from 'react';
import { consulterIdentite, fermerSession, listerSessions } from '../api/identification.js';
import { useLecture } from '../api/lecture.js';
import { personaCourante } from '../api/session.js';
import type { Probleme, SessionOuverte } from '../api/types.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { Refus } from './refus.js';

const instant = (iso: string): string =>
  new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeStyle: 'short' }).format(new Date(iso));

export function EcranMonCompte() {
  const lecture = useLecture('sessions', listerSessions);
  // as it is now: she may have been named since she signed in
  const identite = useLecture('connexion', consulterIdentite);
  const [probleme, setProbleme] = useState<Probleme | null>(null);
  const fermer = async ({ id }: SessionOuverte): Promise<void> => {
    const reponse = await fermerSession(id);
    setProbleme(reponse.issue === 'refuse' ? reponse.probleme : null);
    lecture.recharger();
  };
  return (
    <Page titre={t('compte.titre')}>
      <p>{personaCourante()?.libelle}</p>
      {identite.donnees?.agent?.administre ? (
        <p>
          <Lien vers="/comptes">{t('comptes.titre')}</Lien>
        </p>
      ) : null}
      <h2>{t('compte.sessions')}</h2>
      {probleme ? <Refus probleme={probleme} /> : null}
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours ? <Chargement lecture={lecture} texte={t('etat.chargement')} /> : null}
      <ul className="liste-nue pile">
        {lecture.donnees?.map((session) => (
          <li key={session.id} className="carte">
            <p>
              {t('compte.session', { ouverte: instant(session.ouverteLe), vue: instant(session.vueLe) })}
              {session.courante ? <strong> {t('compte.courante')}</strong> : null}
            </p>
            {session.courante ? null : (
              <button type="button" className="bouton petit" onClick={() => void fermer(session)}>
                {t('compte.fermer')}
                <span className="hors-ecran"> : {instant(session.ouverteLe)}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </Page>
  );
}
