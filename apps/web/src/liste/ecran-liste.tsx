/** List and search of parcours. The whole state (search, filters, order, page, size) is in the URL. */
import { useEffect, useState } from 'react';
import { listerParcours } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { useNomOrganisation } from '../api/organisations.js';
import type { PageParcours } from '../api/types.js';
import { Arretee } from '../composants/arretee.js';
import { Chargement, ErreurDeLecture, Vide } from '../composants/etats.js';
import { OuvrirUnParcours } from '../composants/ouvrir-un-parcours.js';
import { Page } from '../composants/page.js';
import { useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { direLeTotal } from './etendue.js';
import { Exporter } from './exporter.js';
import { Filtres } from './filtres.js';
import { Pagination } from './pagination.js';
import { lireQuestion, parametres, TAILLES, triDe, type Question } from './question.js';
import { TableauParcours } from './tableau-parcours.js';

const DELAI_RECHERCHE_MS = 350;
const RECHERCHE_MIN = 2;
const SANS_FILTRE = { recherche: '', etat: '', echeance: '', enAttente: '', siae: '', contratEnCours: '' };

/** The filters in words, for whoever finds nothing. */
function phrases(q: Question, etapes: PageParcours['etapes'], nom: (id: string) => string): string[] {
  return [
    q.recherche ? t('liste.filtreRecherche', { texte: q.recherche }) : '',
    q.etat ? t('liste.filtreEtat', { etat: etapes.find((e) => e.code === q.etat)?.libelle ?? q.etat }) : '',
    q.echeance ? t('liste.filtreEcheance', { jours: q.echeance }) : '',
    q.enAttente ? t('liste.filtreAttente') : '',
    q.contratEnCours ? t('liste.filtreContrat') : '',
    q.siae ? t('liste.filtreStructure', { structure: nom(q.siae) }) : '',
  ].filter(Boolean);
}

function RienATrouver({ filtres, effacer }: { filtres: string[]; effacer: () => void }) {
  if (filtres.length === 0)
    return (
      <Vide titre={t('liste.vide')}>
        <p>{t('liste.videAide')}</p>
      </Vide>
    );
  return (
    <Vide titre={t('liste.aucunResultat')}>
      <p>{t('liste.aucunResultatAide', { filtres: filtres.join(', ') })}</p>
      <button type="button" className="bouton" onClick={effacer}>
        {t('liste.effacer')}
      </button>
    </Vide>
  );
}

export function EcranListe() {
  const { recherche: requete, aller } = useNavigation();
  const question = lireQuestion(new URLSearchParams(requete));
  const texteUrl = question.recherche;
  const nom = useNomOrganisation();
  // What is being typed, as long as the address is the one it was typed on; going back shows the older text.
  const [frappe, setFrappe] = useState({ url: texteUrl, texte: texteUrl });
  const texte = frappe.url === texteUrl ? frappe.texte : texteUrl;
  const [ouvertA] = useState(() => Date.now());

  const changer = (valeurs: Record<string, string>, remplace = false): void => {
    const suite = new URLSearchParams(requete);
    if (!('page' in valeurs)) for (const nomDuChamp of ['page', 'total']) suite.delete(nomDuChamp);
    for (const [nomDuChamp, valeur] of Object.entries(valeurs)) {
      if (valeur) suite.set(nomDuChamp, valeur);
      else suite.delete(nomDuChamp);
    }
    aller(`/parcours${suite.size > 0 ? `?${suite}` : ''}`, { remplace });
  };

  useEffect(() => {
    const voulu = texte.trim().length >= RECHERCHE_MIN ? texte.trim() : '';
    if (voulu === texteUrl) return;
    const attente = setTimeout(() => {
      setFrappe({ url: voulu, texte });
      changer({ recherche: voulu }, true);
    }, DELAI_RECHERCHE_MS);
    return () => clearTimeout(attente);
  });

  const demande = parametres(question, ouvertA);
  const lecture = useLecture(`parcours?${demande}`, (signal) => listerParcours(demande, signal));
  const resultat = lecture.donnees;
  const filtres = phrases(question, resultat?.etapes ?? [], nom);

  return (
    <Page titre={t('liste.titre')} action={<OuvrirUnParcours />}>
      <Filtres
        question={question}
        changer={changer}
        etapes={resultat?.etapes ?? []}
        texte={texte}
        taper={(frappee) => setFrappe({ url: texteUrl, texte: frappee })}
      />
      <div className="total-et-export">
        <output>{resultat ? direLeTotal(resultat) : ''}</output>
        {resultat && resultat.lignes.length > 0 ? <Exporter question={question} ouvertA={ouvertA} /> : null}
      </div>
      {resultat?.auMoins ? (
        <button
          type="button"
          className="bouton petit"
          onClick={() => changer({ total: 'exact', page: String(question.page) })}
        >
          {t('liste.compter')}
        </button>
      ) : null}
      <Arretee arretee={resultat?.arretee} />
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !resultat ? <Chargement lecture={lecture} texte={t('liste.chargement')} /> : null}
      {resultat && !lecture.probleme && resultat.lignes.length > 0 ? (
        <>
          <TableauParcours
            resultat={resultat}
            question={question}
            trier={(colonne) => changer({ tri: triDe(question, colonne) })}
          />
          <div className="sous-la-liste">
            <Pagination resultat={resultat} aller={(n) => changer({ page: n > 1 ? String(n) : '' })} />
            <div className="champ taille">
              <label htmlFor="taille">{t('liste.taille')}</label>
              <select id="taille" value={question.taille} onChange={(e) => changer({ taille: e.target.value })}>
                {TAILLES.map((n) => (
                  <option key={n}>{n}</option>
                ))}
              </select>
            </div>
          </div>
        </>
      ) : null}
      {resultat && !lecture.probleme && resultat.lignes.length === 0 ? (
        <RienATrouver filtres={filtres} effacer={() => changer(SANS_FILTRE)} />
      ) : null}
    </Page>
  );
}
