/** `/parcours/:id/actions/:commande`: form of any command, its effect while typing, its refusal with every reason. */
import { useState } from 'react';
import {
  consulterParcours,
  envoyerCommande,
  lireActions,
  lireDocumentOpenApi,
  lireJournal,
  listerOrganisations,
} from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { deposerAvis } from '../api/session.js';
import type { Action, Vue } from '../api/types.js';
import { Dit } from '../composants/dit.js';
import { Constats } from '../composants/constats.js';
import { Alerte, Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Frise } from '../parcours/frise.js';
import { Page } from '../composants/page.js';
import { dateLongue, nomDeListe } from '../formats/formats.js';
import { useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { champsDeCommande, commandesDuDocument, type Champ } from './champs.js';
import { avecChoixDuDossier } from './choix-du-dossier.js';
import { Conflit } from './conflit.js';
import { CeQuiSeDecide, champsDeLaDecision, decideeDepuis, estUneDecision } from './decision.js';
import { Effet } from './effet.js';
import { FormulaireCommande, refuser, type Refus } from './formulaire-commande.js';
import { champsVisibles } from './reserves.js';
import { donneesDe, estComplete, saisieVide } from './saisie.js';
import { useSimulation } from './simulation.js';

interface Ouverture {
  vue: Vue;
  action: Action | undefined;
  actions: readonly Action[];
  champs: Champ[] | null;
}
interface Proprietes {
  id: string;
  action: Action;
  actions: readonly Action[];
  champs: Champ[];
  ouverture: Vue;
}

function Formulaire({ id, action, actions, champs: decrits, ouverture }: Proprietes) {
  // what was read again in the meantime changes nothing under the hand of who types
  const [champs] = useState(decrits);
  const { aller } = useNavigation();
  const [vue, setVue] = useState(ouverture);
  const [saisie, setSaisie] = useState(() => saisieVide(champs, action.propositions ?? null));
  // One key per form: a double click, or a second try after a lost answer, is recorded once.
  const [cle, setCle] = useState(() => crypto.randomUUID());
  const [refus, setRefus] = useState<Refus | null>(null);
  const [conflit, setConflit] = useState(false);
  const [relu, setRelu] = useState(false);
  const [enCours, setEnCours] = useState(false);
  const visibles = champsVisibles(champs, saisie, action.reserves ?? {});
  const donnees = donneesDe(visibles, saisie);
  const simulation = useSimulation(id, action.commande, donnees, estComplete(visibles, saisie));

  const decide = estUneDecision(action.commande);
  // somebody wrote while this was open: said before anything is sent
  const depassee = ouverture.revision > vue.revision;

  const envoyer = async (): Promise<void> => {
    setEnCours(true);
    setRelu(false);
    setConflit(false);
    const issue = await envoyerCommande(id, action.commande, donnees, vue.revision, cle);
    setEnCours(false);
    if (issue.issue === 'accepte') {
      deposerAvis({ parcours: id, message: issue.message, phrases: issue.faits.map((f) => f.phrase), vue: issue.vue });
      aller(`/parcours/${id}`);
      return;
    }
    const perime = issue.probleme.status === 412 && issue.probleme.regle !== 'cle-reutilisee';
    if (issue.probleme.regle === 'cle-reutilisee') setCle(crypto.randomUUID());
    setConflit(perime);
    setRefus(perime ? null : refuser(issue.probleme));
  };
  const relire = async (): Promise<void> => {
    setVue(await consulterParcours(id));
    setConflit(false);
    setRelu(true);
  };

  return (
    <div className="deux-colonnes">
      <FormulaireCommande
        champs={visibles}
        saisie={saisie}
        setSaisie={setSaisie}
        action={action.libelle}
        refus={refus}
        enCours={enCours}
        envoyer={() => void envoyer()}
        retour={{ vers: `/parcours/${id}`, texte: t('formulaire.annuler') }}
      >
        {conflit || (depassee && !enCours) ? (
          <Conflit id={id} depuis={vue.revision} decidee={decideeDepuis(vue, ouverture)} relire={relire} />
        ) : null}
        <output>{relu ? t('formulaire.relu') : ''}</output>
      </FormulaireCommande>
      <div className={decide ? 'pile' : 'pile collant'}>
        <CeQuiSeDecide vue={ouverture} commande={action.commande} actions={actions} />
        <Effet simulation={simulation} avant={vue} />
        {action.possible ? null : (
          <Alerte ton="neutre" titre={t('formulaire.pourquoi')}>
            {action.possibleLe ? (
              <p>
                <strong>{t('actions.possibleLe', { jour: dateLongue(action.possibleLe) })}</strong>
              </p>
            ) : null}
            <p>
              <Dit texte={action.message ?? t('formulaire.pourquoiImpossible')} />
            </p>
            <Constats constats={action.constats} />
          </Alerte>
        )}
      </div>
    </div>
  );
}

export function EcranAction({ id, commande }: { id: string; commande: string }) {
  const lecture = useLecture(`action-${id}-${commande}`, async (signal): Promise<Ouverture> => {
    const [vue, journal, actions, document, organisations] = await Promise.all([
      consulterParcours(id, signal),
      lireJournal(id, signal),
      lireActions(id, signal),
      lireDocumentOpenApi(),
      listerOrganisations(signal),
    ]);
    const decrite = commandesDuDocument(document).find((c) => c.commande === commande);
    // A command whose answer depends on the input only is described, but not judged in advance.
    const action =
      actions.find((a) => a.commande === commande) ?? (decrite && { ...decrite, possible: true, constats: [] });
    const champs = champsDeCommande(document, commande, action?.choix);
    const decrits = champs && avecChoixDuDossier(champs, vue, journal, organisations);
    return { vue, action, actions, champs: decrits && champsDeLaDecision(commande, decrits, vue) };
  });
  const ouverture = lecture.donnees;
  const personne = ouverture ? nomDeListe(ouverture.vue.personne, ouverture.vue.identite) : t('parcours.titre');
  return (
    <Page
      titre={ouverture?.action?.libelle ?? t('actions.titre')}
      ariane={[
        { vers: '/parcours', texte: t('liste.titre') },
        { vers: `/parcours/${id}`, texte: personne },
      ]}
    >
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !ouverture ? <Chargement lecture={lecture} texte={t('formulaire.chargement')} /> : null}
      {ouverture && estUneDecision(commande) ? <Frise vue={ouverture.vue} /> : null}
      {ouverture?.action && ouverture.champs ? (
        <Formulaire
          id={id}
          action={ouverture.action}
          actions={ouverture.actions}
          champs={ouverture.champs}
          ouverture={ouverture.vue}
        />
      ) : null}
      {ouverture && !(ouverture.action && ouverture.champs) ? (
        <Alerte ton="neutre" titre={t('formulaire.inconnue')}>
          <p>{t('formulaire.inconnueAide')}</p>
        </Alerte>
      ) : null}
    </Page>
  );
}
