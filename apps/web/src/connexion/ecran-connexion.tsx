/** The way in: a persona in demonstration, otherwise an address, a password and a code. Which of the two, the server says. */
import { useEffect, useEffectEvent, useState, type SyntheticEvent } from 'react';
import { consulterIdentite, entrer } from '../api/identification.js';
import { useLecture } from '../api/lecture.js';
import { choisirPersona } from '../api/session.js';
import type { AgentConnecte, Persona, Probleme } from '../api/types.js';
import { Alerte, Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { ChampTexte } from './champ.js';
import { ChoixDuProfil } from './choix-du-profil.js';
import { ChampCode } from './code.js';
import { Refus } from './refus.js';

export function EcranConnexion() {
  const { aller, recherche } = useNavigation();
  const lecture = useLecture('connexion', consulterIdentite);
  const question = new URLSearchParams(recherche);
  const devenir = (qui: Persona | AgentConnecte): void => {
    choisirPersona(qui);
    const retour = question.get('retour');
    // Only a path of this site: never an address given by somebody else.
    aller(retour && /^\/(?![/\\])/.test(retour) ? retour : '/a-faire', { remplace: true });
  };
  const agent = lecture.enCours ? null : (lecture.donnees?.agent ?? null);
  const revenir = useEffectEvent(devenir);
  useEffect(() => {
    // this browser has a session already: another tab opened it
    if (agent !== null) revenir(agent);
  }, [agent]);
  if (lecture.donnees?.mode === 'demonstration') return <ChoixDuProfil choisir={devenir} />;
  return (
    <Page titre={t('connexion.entrer')}>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours ? <Chargement lecture={lecture} texte={t('etat.chargement')} /> : null}
      {lecture.donnees && agent === null ? <Formulaire fin={question.get('fin') === 'oui'} devenir={devenir} /> : null}
    </Page>
  );
}

function Formulaire({ fin, devenir }: { fin: boolean; devenir: (agent: AgentConnecte) => void }) {
  const [courriel, setCourriel] = useState('');
  const [motDePasse, setMotDePasse] = useState('');
  const [code, setCode] = useState('');
  const [envoi, setEnvoi] = useState(false);
  const [probleme, setProbleme] = useState<Probleme | null>(null);
  const envoyer = async (e: SyntheticEvent): Promise<void> => {
    e.preventDefault();
    if (envoi) return;
    setEnvoi(true);
    const reponse = await entrer(courriel, motDePasse, code);
    setEnvoi(false);
    // a code serves once
    setCode('');
    if (reponse.issue === 'ok') devenir(reponse.valeur);
    else setProbleme(reponse.probleme);
  };
  return (
    <>
      {probleme ? <Refus probleme={probleme} /> : null}
      {fin && !probleme ? (
        <div role="alert">
          <Alerte ton="attention" titre={t('connexion.fin')}>
            <p>{t('connexion.finAide')}</p>
          </Alerte>
        </div>
      ) : null}
      <form className="pile" onSubmit={(e) => void envoyer(e)}>
        <ChampTexte
          id="courriel"
          titre={t('connexion.courriel')}
          type="email"
          autoComplete="username"
          valeur={courriel}
          changer={setCourriel}
        />
        <ChampTexte
          id="motDePasse"
          titre={t('connexion.motDePasse')}
          type="password"
          autoComplete="current-password"
          valeur={motDePasse}
          changer={setMotDePasse}
        />
        <ChampCode valeur={code} changer={setCode} />
        <p>
          <button type="submit" className="bouton principal" aria-disabled={envoi}>
            {t('connexion.entrer')}
          </button>
        </p>
      </form>
      <p className="discret">{t('connexion.perdu')}</p>
    </>
  );
}
