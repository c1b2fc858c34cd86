/** `/heures`: the hours of a month for everybody a structure employs, typed or pasted, each line judged and recorded by itself. */
import { useState } from 'react';
import { listerHeures } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { Arretee } from '../composants/arretee.js';
import { Chargement, ErreurDeLecture, Vide } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { moisLong } from '../formats/formats.js';
import { useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { GrilleHeures } from './grille-heures.js';

/** The month shown, and those before it: what is late is said late. */
const MOIS_OFFERTS = 13;
function derniersMois(jusquA: string): string[] {
  const [annee = 0, mois = 0] = jusquA.split('-').map(Number);
  return Array.from({ length: MOIS_OFFERTS }, (_, i) =>
    new Date(Date.UTC(annee, mois - 1 - i, 1)).toISOString().slice(0, 7),
  );
}

export function EcranHeures() {
  const [ceMois] = useState(() => new Date().toISOString().slice(0, 7));
  const { recherche, aller } = useNavigation();
  const url = new URLSearchParams(recherche);
  const question = new URLSearchParams(
    ['mois', 'page'].flatMap((nom) => (url.get(nom) ? [[nom, url.get(nom) ?? '']] : [])),
  );
  const lecture = useLecture(`heures?${question}`, (signal) => listerHeures(question, signal));
  const lues = lecture.probleme ? null : lecture.donnees;
  const vers = (mois: string, page: number | null): void =>
    aller(`/heures?${new URLSearchParams({ mois, ...(page && page > 1 ? { page: String(page) } : {}) })}`);
  const offerts = [...new Set([...derniersMois(ceMois), ...(lues ? [lues.mois] : [])])];
  return (
    <Page titre={t('heures.titre')}>
      {lues ? (
        <div className="champ">
          <label htmlFor="mois">{t('heures.mois')}</label>
          <select id="mois" className="court" value={lues.mois} onChange={(e) => vers(e.target.value, null)}>
            {offerts.map((mois) => (
              <option key={mois} value={mois}>
                {moisLong(mois)}
              </option>
            ))}
          </select>
          <p className="aide">{t('heures.aide')}</p>
        </div>
      ) : null}
      <Arretee arretee={lues?.arretee} />
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !lues ? <Chargement lecture={lecture} texte={t('heures.chargement')} /> : null}
      {lues && lues.lignes.length > 0 ? <GrilleHeures key={`${lues.mois} ${String(question)}`} lues={lues} /> : null}
      {lues?.lignes.length === 0 ? (
        <Vide titre={t('heures.vide')}>
          <p>{t('heures.videAide')}</p>
        </Vide>
      ) : null}
      {lues && (lues.suite !== null || url.get('page')) ? (
        <button type="button" className="bouton" onClick={() => vers(lues.mois, lues.suite)}>
          {t(lues.suite === null ? 'heures.debut' : 'heures.suite')}
        </button>
      ) : null}
    </Page>
  );
}
