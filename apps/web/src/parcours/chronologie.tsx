/** Every fact, the latest first: sentence, actor, day, day of entry when different, and the conditions checked when it was decided. */
import { useState } from 'react';
import type { Lecture } from '../api/lecture.js';
import { useNomOrganisation } from '../api/organisations.js';
import type { EntreeJournal, VueContrat } from '../api/types.js';
import { Constats } from '../composants/constats.js';
import { Dit } from '../composants/dit.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { date, dateLongue, heureDe, jourDe, nomDuContrat } from '../formats/formats.js';
import { libelleCode, pluriel, t } from '../textes/textes.js';
import { Textes } from './ecrits.js';

function acteur({ par }: EntreeJournal, nom: (id: string) => string): string {
  const role = libelleCode('role', par.role);
  return par.role === 'systeme' ? role : `${role}, ${nom(par.organisation.id)}`;
}

/** Which contract a fact is about, where there are several. */
function Dont({ fait, contrats }: { fait: EntreeJournal; contrats: readonly VueContrat[] }) {
  const contrat = contrats.length > 1 ? contrats.find((c) => c.id === fait.contrat) : undefined;
  return contrat ? <span className="discret"> {nomDuContrat(contrat)}</span> : null;
}

interface ProprietesFait {
  fait: EntreeJournal;
  contrats: readonly VueContrat[];
  replie: boolean;
}
function Fait({ fait, contrats, replie }: ProprietesFait) {
  const nom = useNomOrganisation();
  const saisi = jourDe(fait.enregistreLe);
  return (
    <li id={`fait-${String(fait.place)}`} tabIndex={-1} className={replie ? 'replie' : undefined}>
      <p className="phrase">
        <Dit texte={fait.phrase} />
        <Dont fait={fait} contrats={contrats} />
      </p>
      <p className="discret">
        <time dateTime={fait.le}>{dateLongue(fait.le)}</time>
        {saisi === fait.le ? '' : `, ${t('chronologie.saisiLe', { jour: dateLongue(saisi) })}`},{' '}
        {t('chronologie.par', { qui: acteur(fait, nom) })}
      </p>
      <details>
        <summary>
          {t('chronologie.details')}
          <span className="hors-ecran">
            {' : '}
            <Dit texte={fait.phrase} />
          </span>
        </summary>
        <div className="pile">
          <p className="discret">
            {t('chronologie.enregistre', {
              jour: date(saisi),
              heure: heureDe(fait.enregistreLe),
              place: fait.place,
            })}
            {fait.horlogeReculee ? ` ${t('chronologie.horlogeReculee')}` : ''}
          </p>
          <Textes ecrits={fait.ecrits} />
          {fait.verdict && fait.verdict.constats.length > 0 ? (
            <>
              <h3>{t('chronologie.conditions', { jour: dateLongue(fait.verdict.auJour) })}</h3>
              <Constats constats={fait.verdict.constats} deplie />
            </>
          ) : (
            <p>{t('chronologie.sansCondition')}</p>
          )}
        </div>
      </details>
    </li>
  );
}

/** Older facts than these are folded, until asked for, pointed at by a link, or printed. */
const RECENTS = 6;

interface Proprietes {
  lecture: Lecture<EntreeJournal[]>;
  contrats: readonly VueContrat[];
}
export function Chronologie({ lecture, contrats }: Proprietes) {
  const [tout, setTout] = useState(false);
  const anciens = Math.max(0, (lecture.donnees?.length ?? 0) - RECENTS);
  // places follow one another: what is missing before the last one shown is not for this reader
  const caches = (lecture.donnees?.at(-1)?.place ?? 0) - (lecture.donnees?.length ?? 0);
  return (
    <section className="carte" id="chronologie" tabIndex={-1}>
      <h2>{t('chronologie.titre')}</h2>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !lecture.donnees ? <Chargement lecture={lecture} texte={t('etat.chargement')} /> : null}
      {lecture.donnees?.length === 0 ? <p>{t('chronologie.vide')}</p> : null}
      {caches > 0 ? <p className="discret">{pluriel(caches, 'chronologie.cache', 'chronologie.caches')}</p> : null}
      {lecture.donnees && lecture.donnees.length > 0 ? (
        <ol className="chronologie">
          {lecture.donnees.toReversed().map((fait, i) => (
            <Fait key={fait.place} fait={fait} contrats={contrats} replie={!tout && i >= RECENTS} />
          ))}
        </ol>
      ) : null}
      {anciens > 0 && !tout ? (
        <button type="button" className="bouton petit" onClick={() => setTout(true)}>
          {pluriel(anciens, 'chronologie.afficherUn', 'chronologie.afficher')}
        </button>
      ) : null}
    </section>
  );
}
