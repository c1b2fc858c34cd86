/** The structures that this reader may open, for the services of the State first. Search and order are in the URL. */
import { listerStructures } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { useNomOrganisation } from '../api/organisations.js';
import { Arretee } from '../composants/arretee.js';
import { Chargement, ErreurDeLecture, Vide } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { useNavigation } from '../navigation/routeur.js';
import { pluriel, t } from '../textes/textes.js';
import { lireQuestion, ranger, triDe } from './ranger.js';
import { TableauStructures } from './tableau-structures.js';

export function EcranStructures() {
  const { recherche: requete, aller } = useNavigation();
  const nom = useNomOrganisation();
  const question = lireQuestion(new URLSearchParams(requete));
  const lecture = useLecture('structures', listerStructures);
  const lu = lecture.probleme ? null : lecture.donnees;
  // a prescripteur has no convention: it is not one of them
  const toutes = lu?.lignes.filter((l) => l.type !== null).map((l) => ({ ...l, nomDit: l.nom ?? nom(l.id) })) ?? [];
  const lignes = ranger(toutes, question);
  const changer = (nomDuChamp: 'recherche' | 'tri', valeur: string): void => {
    const suite = new URLSearchParams(requete);
    if (valeur) suite.set(nomDuChamp, valeur);
    else suite.delete(nomDuChamp);
    aller(`/structures${suite.size > 0 ? `?${suite}` : ''}`, { remplace: nomDuChamp === 'recherche' });
  };
  return (
    <Page titre={t('structure.liste')}>
      <search aria-label={t('structure.chercher')}>
        <form className="filtres" onSubmit={(e) => e.preventDefault()}>
          <div className="champ">
            <label htmlFor="recherche">{t('structure.chercher')}</label>
            <input
              id="recherche"
              type="search"
              value={question.recherche}
              onChange={(e) => changer('recherche', e.target.value)}
            />
          </div>
        </form>
      </search>
      <output>{lu ? pluriel(lignes.length, 'structure.une', 'structure.plusieurs') : ''}</output>
      <Arretee arretee={lu?.arretee} />
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !lu ? <Chargement lecture={lecture} texte={t('structure.chargementListe')} /> : null}
      {lignes.length > 0 ? (
        <TableauStructures
          lignes={lignes}
          question={question}
          trier={(colonne) => changer('tri', triDe(question, colonne))}
        />
      ) : null}
      {lu && lignes.length === 0 ? (
        <Vide titre={t('structure.aucune')}>
          <p>{t(question.recherche === '' ? 'structure.aucuneAide' : 'structure.aucunResultat')}</p>
        </Vide>
      ) : null}
    </Page>
  );
}
