/**
 * `/parcours/nouveau`: opens a parcours, or finds that of somebody who has a PASS already; `/parcours/:id/embaucher`: hires on a PASS that was
 * looked up, in a dossier of which nothing else may be read (D30).
 */
import { useState } from 'react';
import { envoyerCommande, lireDocumentOpenApi, ouvrirParcours, type Issue } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { useMenu } from '../api/menu.js';
import { deposerAvis } from '../api/session.js';
import { Alerte, Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { champsDeCommande, type Champ } from './champs.js';
import { ChercherPass } from './chercher-pass.js';
import { Effet } from './effet.js';
import { FormulaireCommande, refuser, type Refus } from './formulaire-commande.js';
import { donneesDe, estComplete, saisieVide } from './saisie.js';
import { useSimulation } from './simulation.js';

interface Proprietes {
  champs: Champ[];
  /** Null: no dossier yet. */
  parcours: string | null;
  commande: string;
  action: string;
  soumettre: (donnees: unknown, cle: string) => Promise<Issue>;
}

function Formulaire({ champs, parcours, commande, action, soumettre }: Proprietes) {
  const { aller } = useNavigation();
  const [saisie, setSaisie] = useState(() => saisieVide(champs));
  const [cle] = useState(() => crypto.randomUUID());
  const [refus, setRefus] = useState<Refus | null>(null);
  const [enCours, setEnCours] = useState(false);
  const donnees = donneesDe(champs, saisie);
  const simulation = useSimulation(parcours, commande, donnees, estComplete(champs, saisie));
  const envoyer = async (): Promise<void> => {
    setEnCours(true);
    const issue = await soumettre(donnees, cle);
    setEnCours(false);
    if (issue.issue === 'refuse') {
      setRefus(refuser(issue.probleme));
      return;
    }
    const id = issue.parcours ?? issue.vue.id;
    deposerAvis({ parcours: id, message: issue.message, phrases: issue.faits.map((f) => f.phrase), vue: issue.vue });
    aller(`/parcours/${id}`);
  };
  return (
    <div className="deux-colonnes">
      <FormulaireCommande
        champs={champs}
        saisie={saisie}
        setSaisie={setSaisie}
        action={action}
        refus={refus}
        enCours={enCours}
        envoyer={() => void envoyer()}
        retour={{ vers: '/parcours', texte: t('formulaire.annulerListe') }}
      />
      <Effet simulation={simulation} avant={null} />
    </div>
  );
}

export function EcranOuvrir() {
  const lecture = useLecture('commandes', lireDocumentOpenApi);
  const champs = lecture.donnees ? champsDeCommande(lecture.donnees, 'OuvrirParcours') : null;
  const recherche =
    useMenu()?.retrouverPass && lecture.donnees ? champsDeCommande(lecture.donnees, 'RetrouverPass') : null;
  return (
    <Page titre={t('liste.ouvrir')} ariane={[{ vers: '/parcours', texte: t('liste.titre') }]}>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !champs ? <Chargement lecture={lecture} texte={t('formulaire.chargement')} /> : null}
      {recherche ? <ChercherPass champs={recherche} /> : null}
      {champs ? (
        <Formulaire
          champs={champs}
          parcours={null}
          commande="OuvrirParcours"
          action={t('liste.ouvrir')}
          soumettre={ouvrirParcours}
        />
      ) : null}
      {lecture.donnees && !champs ? (
        <Alerte ton="neutre" titre={t('formulaire.inconnue')}>
          <p>{t('formulaire.inconnueAide')}</p>
        </Alerte>
      ) : null}
    </Page>
  );
}

export function EcranEmbaucher({ id }: { id: string }) {
  const lecture = useLecture('commandes', lireDocumentOpenApi);
  const champs = lecture.donnees ? champsDeCommande(lecture.donnees, 'DeclarerEmbauche') : null;
  return (
    <Page titre={t('recherche.embaucher')} ariane={[{ vers: '/parcours', texte: t('liste.titre') }]}>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !champs ? <Chargement lecture={lecture} texte={t('formulaire.chargement')} /> : null}
      {champs ? (
        <Formulaire
          champs={champs}
          parcours={id}
          commande="DeclarerEmbauche"
          action={t('recherche.embaucher')}
          soumettre={(donnees, cle) => envoyerCommande(id, 'DeclarerEmbauche', donnees, null, cle)}
        />
      ) : null}
    </Page>
  );
}
