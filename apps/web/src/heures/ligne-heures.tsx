/** One line of the grid: whose hours, what the engine says of them, and why when it refuses. */
import { Constats } from '../composants/constats.js';
import { Dit } from '../composants/dit.js';
import { Icone } from '../composants/icones.js';
import type { LigneDHeures, Probleme } from '../api/types.js';
import { heures, nomDeListe, periode } from '../formats/formats.js';
import { t } from '../textes/textes.js';
import { cleDe } from './coller.js';
import type { Saisie, Verdict } from './grille.js';

const quoi = (l: LigneDHeures): string =>
  `${l.libelleUtilisateur === null ? l.libelleContrat : t('heures.miseADisposition', { chez: l.libelleUtilisateur })}, ${periode(l.debut, l.fin)}`;

function Refus({ probleme }: { probleme: Probleme }) {
  const { constats = [], detail, champs = [] } = probleme;
  const manques = constats.filter((c) => !c.satisfaite);
  if (probleme.status === 0) return <p>{t('heures.injoignable')}</p>;
  return (
    <details open>
      <summary>
        <Icone nom="croix" /> {t('heures.refusee')}
      </summary>
      <div className="pile">
        {manques.length === 0 ? (
          <p>
            <Dit texte={champs[0]?.regle ?? detail ?? t('effet.refuse')} />
          </p>
        ) : null}
        <Constats constats={manques} />
      </div>
    </details>
  );
}

function Etat({ verdict, attend }: { verdict: Verdict | undefined; attend: boolean }) {
  if (attend) return <p className="discret">{t('heures.verification')}</p>;
  if (!verdict) return null;
  if (verdict.issue.issue === 'refuse') return <Refus probleme={verdict.issue.probleme} />;
  const alertes = verdict.issue.faits.map((f) => f.phrase);
  return (
    <p title={alertes.join(' ')}>
      <Icone nom="coche" /> {t(verdict.enregistre ? 'heures.enregistree' : 'heures.possible')}
    </p>
  );
}

interface Proprietes {
  ligne: LigneDHeures;
  saisie: Saisie | undefined;
  verdict: Verdict | undefined;
  /** Typed, and not judged yet. */
  attend: boolean;
  saisir: (valeur: Partial<Saisie>) => void;
  coller: (texte: string) => void;
}
export function LigneHeures({ ligne, saisie, verdict, attend, saisir, coller }: Proprietes) {
  const personne = nomDeListe(ligne);
  const refusee = verdict?.issue.issue === 'refuse' && verdict.issue.probleme.status === 422;
  const id = `heures ${cleDe(ligne)}`.replaceAll(/\W+/g, '-');
  return (
    <tr>
      <td data-colonne={t('heures.colContrat')}>{quoi(ligne)}</td>
      <td className="nombre" data-colonne={t('heures.colPrecedent')}>
        {ligne.moisPrecedent === null ? t('format.aucun') : heures(ligne.moisPrecedent)}
      </td>
      <td data-colonne={t('heures.colHeures')}>
        <input
          id={id}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          className="heures"
          aria-label={t('heures.champ', { personne, quoi: quoi(ligne) })}
          aria-invalid={verdict?.issue.issue === 'refuse' ? true : undefined}
          aria-describedby={`${id}-etat`}
          placeholder={ligne.declarees === null ? '' : heures(ligne.declarees)}
          value={saisie?.heures ?? ''}
          onChange={(e) => saisir({ heures: e.target.value })}
          onPaste={(e) => {
            const texte = e.clipboardData.getData('text');
            if (!/[\n\t;]/.test(texte)) return;
            e.preventDefault();
            coller(texte);
          }}
        />
        {refusee || (saisie?.raison ?? '') !== '' ? (
          <textarea
            rows={2}
            aria-label={t('heures.raison', { personne })}
            placeholder={t('heures.raison', { personne })}
            value={saisie?.raison ?? ''}
            onChange={(e) => saisir({ raison: e.target.value })}
          />
        ) : null}
      </td>
      <td id={`${id}-etat`} data-colonne={t('heures.colEffet')}>
        {verdict === undefined && !attend && ligne.declarees !== null ? (
          <p className="discret">
            {t('heures.dejaDites')} : {heures(ligne.declarees)}
          </p>
        ) : null}
        <Etat verdict={verdict} attend={attend} />
      </td>
    </tr>
  );
}
