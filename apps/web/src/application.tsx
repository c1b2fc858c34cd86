/** Routes of the web app. Without a persona every screen but the choice of one sends there, and comes back. */
import { useEffect } from 'react';
import { EcranAnomalies } from './anomalies/ecran-anomalies.js';
import { personaCourante } from './api/session.js';
import { Cadre } from './composants/cadre.js';
import { Page } from './composants/page.js';
import { EcranConnexion } from './connexion/ecran-connexion.js';
import { EcranAction } from './formulaire/ecran-action.js';
import { EcranEmbaucher, EcranOuvrir } from './formulaire/ecran-ouvrir.js';
import { EcranListe } from './liste/ecran-liste.js';
import { EcranIndicateurs } from './indicateurs/ecran-indicateurs.js';
import { Lien, reconnaitre, Routeur, useNavigation } from './navigation/routeur.js';
import { EcranParcours } from './parcours/ecran-parcours.js';
import { EcranRejeu } from './parcours/ecran-rejeu.js';
import { t } from './textes/textes.js';

function Renvoi({ vers }: { vers: string }) {
  const { aller } = useNavigation();
  useEffect(() => aller(vers, { remplace: true }), [aller, vers]);
  return null;
}

function Introuvable() {
  return (
    <Page titre={t('site.introuvable')}>
      <p>{t('site.introuvableAide')}</p>
      <Lien vers="/parcours" className="bouton">
        {t('site.retourListe')}
      </Lien>
    </Page>
  );
}

function Ecran() {
  const { chemin, recherche } = useNavigation();
  if (chemin === '/connexion') return <EcranConnexion key={chemin} />;
  if (!personaCourante()) {
    const retour = chemin === '/' ? '' : `?${new URLSearchParams({ retour: chemin + recherche })}`;
    return <Renvoi vers={`/connexion${retour}`} />;
  }
  if (chemin === '/') return <Renvoi vers="/parcours" />;
  if (reconnaitre('/anomalies', chemin)) return <EcranAnomalies key={chemin} />;
  if (reconnaitre('/indicateurs', chemin)) return <EcranIndicateurs key={chemin} />;
  if (reconnaitre('/parcours', chemin)) return <EcranListe key={chemin} />;
  if (reconnaitre('/parcours/nouveau', chemin)) return <EcranOuvrir key={chemin} />;
  const action = reconnaitre('/parcours/:id/actions/:commande', chemin);
  if (action) return <EcranAction key={chemin} id={action['id'] ?? ''} commande={action['commande'] ?? ''} />;
  const embauche = reconnaitre('/parcours/:id/embaucher', chemin);
  if (embauche) return <EcranEmbaucher key={chemin} id={embauche['id'] ?? ''} />;
  const rejeu = reconnaitre('/parcours/:id/rejouer', chemin);
  if (rejeu) return <EcranRejeu key={chemin} id={rejeu['id'] ?? ''} />;
  const parcours = reconnaitre('/parcours/:id', chemin);
  if (parcours) return <EcranParcours key={chemin} id={parcours['id'] ?? ''} />;
  return <Introuvable />;
}

export function Application() {
  return (
    <Routeur>
      <Cadre>
        <Ecran />
      </Cadre>
    </Routeur>
  );
}
