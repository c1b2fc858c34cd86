/** One parcours: where it stands, what can be done and why the rest cannot, and everything that happened. */
import { useEffect, useState } from 'react';
import { consulterParcours, lireActions, lireJournal } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { useMenu } from '../api/menu.js';
import { prendreAvis, type Avis } from '../api/session.js';
import { Dit } from '../composants/dit.js';
import { Alerte, Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { nomDeListe } from '../formats/formats.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { Accompagnements } from './accompagnements.js';
import { Actions } from './actions.js';
import { Chronologie } from './chronologie.js';
import { Compteur480h } from './compteur-480h.js';
import { Contrats } from './contrats.js';
import { Decisions } from './decisions.js';
import { Signaux } from './signaux.js';
import { Ecrits } from './ecrits.js';
import { DossierDAudit } from './dossier-d-audit.js';
import { EnTete } from './en-tete.js';
import { Frise } from './frise.js';
import { JoursRestants } from './jours-restants.js';
import { DemandeEnAttente, DemandesDecidees } from './demandes.js';
import { Nouveautes } from './nouveautes.js';
import { Periodes } from './periodes.js';
import { Rejugement } from './rejugement.js';

function AvisEnregistre({ avis }: { avis: Avis }) {
  return (
    <Alerte ton="succes" titre={avis.message.replace(/\.$/, '')}>
      <ul>
        {avis.phrases.map((phrase) => (
          <li key={phrase}>
            <Dit texte={phrase} />
          </li>
        ))}
      </ul>
    </Alerte>
  );
}

export function EcranParcours({ id }: { id: string }) {
  const menu = useMenu();
  const [avis] = useState(() => prendreAvis(id));
  const lecture = useLecture(`vue-${id}`, (signal) => consulterParcours(id, signal));
  const actions = useLecture(`actions-${id}`, (signal) => lireActions(id, signal));
  const journal = useLecture(`journal-${id}`, (signal) => lireJournal(id, signal));
  const vue = lecture.donnees ?? avis?.vue ?? null;
  // The region must exist empty before its text, or a screen reader says nothing.
  const [annonceVisible, setAnnonceVisible] = useState(false);
  useEffect(() => {
    const bientot = setTimeout(() => setAnnonceVisible(avis !== null), 100);
    return () => clearTimeout(bientot);
  }, [avis]);

  const titre = vue ? nomDeListe(vue.personne, vue.identite) : t('parcours.titre');
  return (
    <Page
      titre={titre}
      ariane={[{ vers: '/parcours', texte: t('liste.titre') }]}
      action={
        vue ? (
          <Lien vers={`/parcours/${id}/rejouer`} className="bouton">
            {t('rejeu.lien')}
          </Lien>
        ) : null
      }
    >
      <div className="pile">
        <div aria-live="polite">{avis && annonceVisible ? <AvisEnregistre avis={avis} /> : null}</div>
        <Nouveautes journal={journal.donnees} />
        {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
        {lecture.enCours && !vue ? <Chargement lecture={lecture} texte={t('parcours.chargement')} /> : null}
        {vue && !lecture.probleme ? (
          <>
            <div className="bandeau-parcours">
              <JoursRestants vue={vue} />
              {vue.demandeEnAttente ? <DemandeEnAttente vue={vue} demande={vue.demandeEnAttente} /> : null}
              {vue.compteur480h ? <Compteur480h compteur={vue.compteur480h} /> : null}
              <EnTete vue={vue} />
            </div>
            <Actions id={id} vue={vue} lecture={actions} />
            <Frise vue={vue} />
            <div className="deux-colonnes">
              <Chronologie lecture={journal} contrats={vue.contrats} />
              <div className="pile">
                {vue.contrats.length > 0 ? <Contrats vue={vue} /> : null}
                {vue.suspensions.length > 0 ? <Periodes genre="suspensions" periodes={vue.suspensions} /> : null}
                {vue.prolongations.length > 0 ? <Periodes genre="prolongations" periodes={vue.prolongations} /> : null}
                <DemandesDecidees vue={vue} />
                {vue.accompagnements.length > 0 ? <Accompagnements vue={vue} /> : null}
                <Ecrits vue={vue} />
                <Signaux vue={vue} />
                <Decisions vue={vue} />
              </div>
            </div>
            {menu?.prouver ? <DossierDAudit id={id} /> : null}
            {menu?.rejuger && journal.donnees ? <Rejugement id={id} journal={journal.donnees} /> : null}
          </>
        ) : null}
      </div>
    </Page>
  );
}
