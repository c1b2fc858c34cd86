/** List and search of parcours. The whole state (search, filter, page, size) is in the URL. */
import { useEffect, useState } from 'react';
import { listerParcours } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { Arretee } from '../composants/arretee.js';
import { Chargement, ErreurDeLecture, Vide } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { Lien, useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { direLeTotal } from './etendue.js';
import { Pagination } from './pagination.js';
import { TableauParcours } from './tableau-parcours.js';

const DELAI_RECHERCHE_MS = 350;
const RECHERCHE_MIN = 2;
const TAILLES = ['25', '50', '100'];
const ETAPES = ['orientation', 'diagnostique', 'enCours', 'suspendu', 'expire', 'sorti', 'clos'];

export function EcranListe() {
  const { recherche: requete, aller } = useNavigation();
  const url = new URLSearchParams(requete);
  const texteUrl = url.get('recherche') ?? '';
  const etat = ETAPES.find((code) => code === url.get('etat')) ?? '';
  const taille = TAILLES.find((n) => n === url.get('taille')) ?? '25';
  const page = Math.max(1, Number(url.get('page') ?? 1) || 1);
  const compte = url.get('total') === 'exact';
  // What is being typed, as long as the address is the one it was typed on; going back shows the older text.
  const [frappe, setFrappe] = useState({ url: texteUrl, texte: texteUrl });
  const texte = frappe.url === texteUrl ? frappe.texte : texteUrl;

  const changer = (valeurs: Record<string, string>, remplace = false): void => {
    const suite = new URLSearchParams(requete);
    if (!('page' in valeurs)) for (const nom of ['page', 'total']) suite.delete(nom);
    for (const [nom, valeur] of Object.entries(valeurs)) {
      if (valeur) suite.set(nom, valeur);
      else suite.delete(nom);
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

  const question = new URLSearchParams({ page: String(page), taille });
  if (texteUrl) question.set('recherche', texteUrl);
  if (etat) question.set('etat', etat);
  if (compte) question.set('totalExact', 'oui');
  const lecture = useLecture(`parcours?${question}`, (signal) => listerParcours(question, signal));

  const resultat = lecture.donnees;
  const etapes = resultat?.etapes ?? [];
  const filtres = [
    texteUrl ? t('liste.filtreRecherche', { texte: texteUrl }) : '',
    etat ? t('liste.filtreEtat', { etat: etapes.find((e) => e.code === etat)?.libelle ?? etat }) : '',
  ].filter(Boolean);

  return (
    <Page
      titre={t('liste.titre')}
      action={
        <Lien vers="/parcours/nouveau" className="bouton principal">
          {t('liste.ouvrir')}
        </Lien>
      }
    >
      <search aria-label={t('liste.filtres')}>
        <form className="filtres" onSubmit={(e) => e.preventDefault()}>
          <div className="champ recherche">
            <label htmlFor="recherche">{t('liste.recherche')}</label>
            <p className="aide" id="recherche-aide">
              {t('liste.rechercheAide')}
            </p>
            <input
              id="recherche"
              type="search"
              autoComplete="off"
              aria-describedby="recherche-aide"
              value={texte}
              onChange={(e) => setFrappe({ url: texteUrl, texte: e.target.value })}
            />
          </div>
          <div className="champ">
            <label htmlFor="etat">{t('liste.etat')}</label>
            <select id="etat" value={etat} onChange={(e) => changer({ etat: e.target.value })}>
              <option value="">{t('liste.tous')}</option>
              {etapes.map(({ code, libelle }) => (
                <option key={code} value={code}>
                  {libelle}
                </option>
              ))}
            </select>
          </div>
          <div className="champ">
            <label htmlFor="taille">{t('liste.taille')}</label>
            <select id="taille" value={taille} onChange={(e) => changer({ taille: e.target.value })}>
              {TAILLES.map((n) => (
                <option key={n}>{n}</option>
              ))}
            </select>
          </div>
        </form>
      </search>
      <output>{resultat && !lecture.enCours ? direLeTotal(resultat) : ''}</output>
      {resultat?.auMoins && !lecture.enCours ? (
        <button type="button" className="bouton" onClick={() => changer({ total: 'exact', page: String(page) })}>
          {t('liste.compter')}
        </button>
      ) : null}
      <Arretee arretee={resultat?.arretee} />
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !resultat ? <Chargement lecture={lecture} texte={t('liste.chargement')} /> : null}
      {resultat && !lecture.probleme && resultat.lignes.length > 0 ? (
        <>
          <TableauParcours resultat={resultat} />
          <Pagination resultat={resultat} aller={(n) => changer({ page: n > 1 ? String(n) : '' })} />
        </>
      ) : null}
      {resultat && !lecture.probleme && resultat.lignes.length === 0 && filtres.length === 0 ? (
        <Vide titre={t('liste.vide')}>
          <p>{t('liste.videAide')}</p>
        </Vide>
      ) : null}
      {resultat && !lecture.probleme && resultat.lignes.length === 0 && filtres.length > 0 ? (
        <Vide titre={t('liste.aucunResultat')}>
          <p>{t('liste.aucunResultatAide', { filtres: filtres.join(', ') })}</p>
          <button type="button" className="bouton" onClick={() => changer({ recherche: '', etat: '' })}>
            {t('liste.effacer')}
          </button>
        </Vide>
      ) : null}
    </Page>
  );
}
