/** `/parcours/nouveau`: opens a parcours. */
import { useState } from 'react';
import { lireDocumentOpenApi, ouvrirParcours } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { deposerAvis } from '../api/session.js';
import { Alerte, Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { champsDeCommande, type Champ } from './champs.js';
import { Effet } from './effet.js';
import { FormulaireCommande, refuser, type Refus } from './formulaire-commande.js';
import { donneesDe, estComplete, saisieVide } from './saisie.js';
import { useSimulation } from './simulation.js';

function Formulaire({ champs }: { champs: Champ[] }) {
  const { aller } = useNavigation();
  const [saisie, setSaisie] = useState(() => saisieVide(champs));
  const [cle] = useState(() => crypto.randomUUID());
  const [refus, setRefus] = useState<Refus | null>(null);
  const [enCours, setEnCours] = useState(false);
  const donnees = donneesDe(champs, saisie);
  const simulation = useSimulation(null, 'OuvrirParcours', donnees, estComplete(champs, saisie));
  const envoyer = async (): Promise<void> => {
    setEnCours(true);
    const issue = await ouvrirParcours(donnees, cle);
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
        action={t('liste.ouvrir')}
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
  const lecture = useLecture('OuvrirParcours', lireDocumentOpenApi);
  const champs = lecture.donnees ? champsDeCommande(lecture.donnees, 'OuvrirParcours') : null;
  return (
    <Page titre={t('liste.ouvrir')} ariane={[{ vers: '/parcours', texte: t('liste.titre') }]}>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !champs ? <Chargement lecture={lecture} texte={t('formulaire.chargement')} /> : null}
      {champs ? <Formulaire champs={champs} /> : null}
      {lecture.donnees && !champs ? (
        <Alerte ton="neutre" titre={t('formulaire.inconnue')}>
          <p>{t('formulaire.inconnueAide')}</p>
        </Alerte>
      ) : null}
    </Page>
  );
}
