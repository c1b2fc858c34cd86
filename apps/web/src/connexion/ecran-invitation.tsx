/** Taking an invitation: its token is after the number sign of the link, which no server is told. */
import { useEffect, useState, type SyntheticEvent } from 'react';
import { lireInvitation, prendreInvitation, type Reponse } from '../api/identification.js';
import { choisirPersona } from '../api/session.js';
import type { Invitation, Probleme } from '../api/types.js';
import { Page } from '../composants/page.js';
import { useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { ChampTexte } from './champ.js';
import { ChampCode } from './code.js';
import { Refus } from './refus.js';

export function EcranInvitation() {
  const [jeton] = useState(() => window.location.hash.slice(1));
  const [lue, setLue] = useState<Reponse<Invitation> | null>(null);
  useEffect(() => {
    let ici = true;
    void lireInvitation(jeton).then((reponse) => (ici ? setLue(reponse) : undefined));
    return () => {
      ici = false;
    };
  }, [jeton]);
  return (
    <Page titre={t('invitation.titre')}>
      {lue === null ? <output>{t('etat.chargement')}</output> : null}
      {lue?.issue === 'refuse' ? <Refus probleme={lue.probleme} /> : null}
      {lue?.issue === 'ok' ? <Formulaire jeton={jeton} invitation={lue.valeur} /> : null}
    </Page>
  );
}

/** In groups of four, as one types it. */
const groupe = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

function Formulaire({ jeton, invitation }: { jeton: string; invitation: Invitation }) {
  const { aller } = useNavigation();
  const [motDePasse, setMotDePasse] = useState('');
  const [code, setCode] = useState('');
  const [envoi, setEnvoi] = useState(false);
  const [probleme, setProbleme] = useState<Probleme | null>(null);
  const erreur = (champ: string): string | undefined => probleme?.champs?.find((c) => c.champ === champ)?.regle;
  const envoyer = async (e: SyntheticEvent): Promise<void> => {
    e.preventDefault();
    if (envoi) return;
    setEnvoi(true);
    const reponse = await prendreInvitation(jeton, motDePasse, code);
    setEnvoi(false);
    if (reponse.issue === 'refuse') return setProbleme(reponse.probleme);
    choisirPersona(reponse.valeur);
    aller('/a-faire', { remplace: true });
  };
  return (
    <form className="pile" onSubmit={(e) => void envoyer(e)}>
      {probleme ? <Refus probleme={probleme} /> : null}
      <p>{t('invitation.pour', { organisation: invitation.organisation })}</p>
      <h2>{t('invitation.application')}</h2>
      <p>{t('invitation.applicationAide')}</p>
      <p>
        {t('invitation.secret')} <code className="secret">{groupe(invitation.secret)}</code>
      </p>
      <p>
        <a href={invitation.adresse}>{t('invitation.ouvrir')}</a>
      </p>
      <h2>{t('invitation.identifiants')}</h2>
      {/* the password manager keeps it beside the password */}
      <ChampTexte
        id="courriel"
        titre={t('connexion.courriel')}
        type="email"
        autoComplete="username"
        readOnly
        valeur={invitation.courriel}
        changer={() => undefined}
      />
      <ChampTexte
        id="motDePasse"
        titre={t('connexion.motDePasse')}
        aide={t('invitation.motDePasseAide')}
        type="password"
        autoComplete="new-password"
        erreur={erreur('motDePasse')}
        valeur={motDePasse}
        changer={setMotDePasse}
      />
      <ChampCode erreur={erreur('code')} valeur={code} changer={setCode} />
      <p>
        <button type="submit" className="bouton principal" aria-disabled={envoi}>
          {t('invitation.prendre')}
        </button>
      </p>
    </form>
  );
}
