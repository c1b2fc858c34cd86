/** What a structure asks first of somebody who comes by herself: has she a PASS (D30)? Answered on what only she, or a paper of hers, has told. */
import { useState } from 'react';
import { retrouverPass } from '../api/client.js';
import type { PassRetrouve } from '../api/types.js';
import { Alerte } from '../composants/etats.js';
import { dateLongue } from '../formats/formats.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import type { Champ } from './champs.js';
import { FormulaireCommande, refuser, type Refus } from './formulaire-commande.js';
import { donneesDe, saisieVide } from './saisie.js';

function Reponse({ pass }: { pass: PassRetrouve | null }) {
  if (pass?.valide)
    return (
      <Alerte
        ton="succes"
        titre={t('recherche.valide', { fin: dateLongue(pass.fin), jours: String(pass.joursRestants) })}
      >
        {pass.demandeEnAttente ? <p>{t('recherche.demande')}</p> : null}
        <p>
          <Lien vers={`/parcours/${pass.parcours}/embaucher`}>{t('recherche.embaucher')}</Lien>
        </p>
      </Alerte>
    );
  if (pass?.carenceJusquAu)
    return (
      <Alerte ton="attention" titre={t('recherche.carence', { jour: dateLongue(pass.carenceJusquAu) })}>
        <p>{t('recherche.carenceAide', { fin: dateLongue(pass.fin) })}</p>
      </Alerte>
    );
  return (
    <Alerte ton="neutre" titre={t('recherche.aucun')}>
      <p>{t('recherche.aucunAide')}</p>
    </Alerte>
  );
}

export function ChercherPass({ champs }: { champs: Champ[] }) {
  const [saisie, setSaisie] = useState(() => saisieVide(champs));
  const [refus, setRefus] = useState<Refus | null>(null);
  const [reponse, setReponse] = useState<PassRetrouve | null | undefined>(undefined);
  const [enCours, setEnCours] = useState(false);
  const chercher = async (): Promise<void> => {
    setEnCours(true);
    const issue = await retrouverPass(donneesDe(champs, saisie));
    setEnCours(false);
    if (issue.issue === 'refuse') {
      setReponse(undefined);
      setRefus(refuser(issue.probleme));
      return;
    }
    setRefus(null);
    setReponse(issue.pass);
  };
  return (
    <section className="pile">
      <h2>{t('recherche.titre')}</h2>
      <p>{t('recherche.aide')}</p>
      <FormulaireCommande
        champs={champs}
        saisie={saisie}
        setSaisie={setSaisie}
        action={t('recherche.chercher')}
        refus={refus}
        enCours={enCours}
        envoyer={() => void chercher()}
        retour={{ vers: '/parcours', texte: t('formulaire.annulerListe') }}
      />
      <output>{reponse === undefined ? null : <Reponse pass={reponse} />}</output>
    </section>
  );
}
