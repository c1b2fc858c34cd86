/** What the other reading of the law would give, fact by fact: for whoever audits. Nothing is written. */
import { useState } from 'react';
import { rejuger } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import type { EntreeJournal, EtatCondition, FaitRejuge, ResultatRejugement, Scalaire } from '../api/types.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Icone, type NomIcone } from '../composants/icones.js';
import { date, nombre } from '../formats/formats.js';
import { pluriel, t, type Cle } from '../textes/textes.js';

const ASPECTS: Record<ResultatRejugement, [NomIcone, string]> = {
  conforme: ['coche', 'succes'],
  different: ['alerte', 'attention'],
  sans_base: ['cercle', 'neutre'],
  efface: ['cadenas', 'neutre'],
  non_rejugeable: ['cadenas', 'neutre'],
};
/** Something is written in one reading, and not in the other. */
const SUITE = 'type';
const RESULTATS = Object.keys(ASPECTS) as ResultatRejugement[];

function Resultat({ resultat }: { resultat: ResultatRejugement }) {
  const [icone, ton] = ASPECTS[resultat];
  return (
    <span className={`badge ton-${ton}`}>
      <Icone nom={icone} />
      {t(`rejugement.${resultat}`)}
    </span>
  );
}

const lisible = (valeur: Scalaire): string =>
  valeur === null
    ? t('format.aucun')
    : typeof valeur === 'boolean'
      ? t(valeur ? 'format.oui' : 'format.non')
      : typeof valeur === 'number'
        ? nombre(valeur)
        : date(valeur);
const etat = (e: EtatCondition | null): string =>
  e === null
    ? t('rejugement.nonRegardee')
    : t(e.satisfaite ? 'rejugement.remplie' : 'rejugement.nonRemplie', {
        attendu: e.attendu ?? t('format.aucun'),
        constate: e.constate === null ? t('format.aucun') : date(e.constate),
      });

/** Values that a decision writes, in words: the name of a field is nobody's. */
const CHAMPS: Readonly<Record<string, Cle>> = {
  debut: 'rejugement.champDebut',
  fin: 'rejugement.champFin',
  passFin: 'rejugement.champFinPass',
  expireLe: 'rejugement.champExpire',
  jours: 'rejugement.champJours',
  'duree.valeur': 'rejugement.champDuree',
  'duree.unite': 'rejugement.champUnite',
  [SUITE]: 'rejugement.champSuite',
};
const ecrite = (champ: string, valeur: Scalaire): string =>
  champ === SUITE && valeur !== null ? t('rejugement.uneSuite') : lisible(valeur);

/** Conditions, then values, that would not be the same. */
function Differences({ fait }: { fait: FaitRejuge }) {
  const lignes: [cle: string, quoi: string, avant: string, apres: string][] = [
    ...fait.conditions.map((c, i): (typeof lignes)[number] => [
      `${c.condition}-${String(i)}`,
      c.libelle,
      etat(c.avant),
      etat(c.apres),
    ]),
    ...fait.valeurs.map((v): (typeof lignes)[number] => [
      v.champ,
      t(CHAMPS[v.champ] ?? 'rejugement.autreChamp'),
      ecrite(v.champ, v.avant),
      v.ecartJours === undefined || v.ecartJours === null
        ? ecrite(v.champ, v.apres)
        : t('rejugement.ecart', {
            valeur: lisible(v.apres),
            jours: pluriel(v.ecartJours, 'format.jour', 'format.jours'),
          }),
    ]),
  ];
  if (lignes.length === 0) return null;
  return (
    <table className="en-cartes">
      <caption className="hors-ecran">{t('rejugement.legende')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('rejugement.colQuoi')}</th>
          <th scope="col">{t('rejugement.colAvant')}</th>
          <th scope="col">{t('rejugement.colApres')}</th>
        </tr>
      </thead>
      <tbody>
        {lignes.map(([cle, quoi, avant, apres]) => (
          <tr key={cle}>
            <th scope="row">{quoi}</th>
            <td data-colonne={t('rejugement.colAvant')}>{avant}</td>
            <td data-colonne={t('rejugement.colApres')}>{apres}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Fait({ fait, phrase }: { fait: FaitRejuge; phrase: string }) {
  return (
    <li>
      <p>
        <Resultat resultat={fait.resultat} />{' '}
        <a href={`#fait-${String(fait.place)}`}>{t('rejugement.fait', { jour: date(fait.le), phrase })}</a>
      </p>
      {fait.raison ? <p>{fait.raison}</p> : null}
      {fait.issue === 'defavorable' && fait.resultat !== 'sans_base' ? <p>{t('rejugement.refuse')}</p> : null}
      <Differences fait={fait} />
    </li>
  );
}

function Resultats({ id, lecture: voulue, journal }: { id: string; lecture: string; journal: EntreeJournal[] }) {
  const lecture = useLecture(`rejuger-${id}-${voulue}`, (signal) => rejuger(id, voulue, signal));
  const phrases = new Map(journal.map((f) => [f.place, f.phrase]));
  const { donnees } = lecture;
  if (lecture.probleme) return <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} />;
  if (!donnees) return <Chargement lecture={lecture} texte={t('rejugement.chargement')} />;
  const liste = (faits: FaitRejuge[]) => (
    <ul className="liste-nue pile">
      {faits.map((f) => (
        <Fait key={`${String(f.place)}-${f.type}`} fait={f} phrase={phrases.get(f.place) ?? f.type} />
      ))}
    </ul>
  );
  const conformes = donnees.faits.filter((f) => f.resultat === 'conforme');
  const autres = donnees.faits.filter((f) => f.resultat !== 'conforme');
  const fin = donnees.finDuPass;
  return (
    <div className="pile">
      <p>
        {RESULTATS.filter((r) => donnees.totaux[r] > 0)
          .map((r) =>
            t('rejugement.total', { n: nombre(donnees.totaux[r]), resultat: t(`rejugement.${r}`).toLowerCase() }),
          )
          .join(' ; ')}
      </p>
      {fin ? (
        <p>
          {t(fin.ecartJours === 0 ? 'rejugement.memeFin' : 'rejugement.autreFin', {
            enregistree: date(fin.enregistree),
            rejugee: date(fin.rejugee),
            jours: pluriel(fin.ecartJours, 'format.jour', 'format.jours'),
          })}
        </p>
      ) : null}
      {autres.length === 0 ? <p>{t('rejugement.rienNeChange')}</p> : liste(autres)}
      {conformes.length > 0 ? (
        <details>
          <summary>{pluriel(conformes.length, 'rejugement.unConforme', 'rejugement.conformes')}</summary>
          {liste(conformes)}
        </details>
      ) : null}
    </div>
  );
}

/** The reading under which the history was judged is told by its verdicts. */
const autreLecture = (journal: EntreeJournal[]): 'code' | 'plateforme' =>
  journal.find((f) => f.verdict)?.verdict?.lecture === 'code' ? 'plateforme' : 'code';

export function Rejugement({ id, journal }: { id: string; journal: EntreeJournal[] }) {
  const [demande, setDemande] = useState(false);
  const lecture = autreLecture(journal);
  return (
    <section className="carte pile sans-impression" id="rejugement" tabIndex={-1}>
      <h2>{t('rejugement.titre')}</h2>
      <p>{t(`rejugement.lecture_${lecture}`)}</p>
      {demande ? (
        <Resultats id={id} lecture={lecture} journal={journal} />
      ) : (
        <p>
          <button type="button" className="bouton" onClick={() => setDemande(true)}>
            {t('rejugement.demander')}
          </button>
        </p>
      )}
    </section>
  );
}
