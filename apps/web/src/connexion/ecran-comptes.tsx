/** Who may act in the name of one's organisation, and what an administrator decides of it. */
import { useState } from 'react';
import { deciderDuCompte, listerComptes } from '../api/comptes.js';
import { useLecture } from '../api/lecture.js';
import { personaCourante } from '../api/session.js';
import type { Compte, Probleme } from '../api/types.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { date } from '../formats/formats.js';
import { libelleCode, t } from '../textes/textes.js';
import { ACTIONS, DecisionSurUnCompte, type ActionDeCompte } from './decision-sur-un-compte.js';
import { Inviter } from './inviter.js';
import { LienARemettre } from './lien-a-remettre.js';
import { nomDuCompte } from './nom-du-compte.js';
import { Refus } from './refus.js';

const ETATS = { invite: 'comptes.invite', actif: 'comptes.actif', retire: 'comptes.retire' } as const;

export function EcranComptes() {
  const moi = personaCourante();
  const organisation = moi?.organisation.id ?? '';
  const lecture = useLecture(`comptes ${organisation}`, (signal) => listerComptes(organisation, signal));
  const [choix, setChoix] = useState<{ action: ActionDeCompte; compte: string } | null>(null);
  const [lien, setLien] = useState<{ pour: string; jeton: string } | null>(null);
  const [probleme, setProbleme] = useState<Probleme | null>(null);
  /** @returns whether it was recorded */
  const decider = async (type: string, data: object, pour: string): Promise<boolean> => {
    const reponse = await deciderDuCompte(organisation, type, data);
    setProbleme(reponse.issue === 'refuse' ? reponse.probleme : null);
    if (reponse.issue === 'refuse') return false;
    const { jeton } = reponse.valeur;
    setLien(jeton === null ? null : { pour, jeton });
    setChoix(null);
    lecture.recharger();
    return true;
  };
  const comptes = lecture.donnees ?? [];
  const montrer = (compte: Compte) => (
    <li key={compte.id} className="carte">
      <h3>{nomDuCompte(compte)}</h3>
      <p>
        {t(ETATS[compte.etat], { jour: date(compte.depuis) })}
        {compte.administrateur ? <strong> {t('comptes.administre')}</strong> : null}
        <br />
        <span className="discret">
          {libelleCode('role', compte.role)}
          {compte.courriel === null ? null : `, ${compte.courriel}`}
        </span>
      </p>
      <p className="boutons">
        {ACTIONS.filter((a) => a.permise(compte, moi?.id)).map((action) => (
          <button
            key={action.type}
            type="button"
            className="bouton petit"
            aria-expanded={choix?.compte === compte.id && choix.action === action}
            onClick={() => setChoix({ action, compte: compte.id })}
          >
            {t(action.libelle)}
            <span className="hors-ecran"> : {nomDuCompte(compte)}</span>
          </button>
        ))}
      </p>
      {choix?.compte === compte.id ? (
        <DecisionSurUnCompte
          key={choix.action.type}
          action={choix.action}
          compte={compte}
          comptes={comptes}
          decider={(data) => decider(choix.action.type, data, nomDuCompte(compte))}
          renoncer={() => setChoix(null)}
        />
      ) : null}
    </li>
  );
  return (
    <Page titre={t('comptes.titre')}>
      <p>{moi?.organisation.nom}</p>
      {probleme ? <Refus probleme={probleme} /> : null}
      {lien ? <LienARemettre key={lien.jeton} {...lien} /> : null}
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && lecture.donnees === null ? (
        <Chargement lecture={lecture} texte={t('etat.chargement')} />
      ) : null}
      <h2>{t('comptes.agents')}</h2>
      <ul className="liste-nue pile">{comptes.map(montrer)}</ul>
      <Inviter
        inviter={(data) => decider('InviterCompte', { ...data, role: moi?.role }, `${data.prenom} ${data.nom}`)}
        probleme={probleme}
      />
    </Page>
  );
}
