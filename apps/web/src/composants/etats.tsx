/** What a screen says when it has nothing to show yet, nothing at all, or cannot show it. */
import type { ReactNode } from 'react';
import type { Lecture } from '../api/lecture.js';
import type { Probleme } from '../api/types.js';
import { t } from '../textes/textes.js';
import { Constats } from './constats.js';
import { Icone, type NomIcone } from './icones.js';

interface ProprietesAlerte {
  ton: 'erreur' | 'attention' | 'succes' | 'neutre';
  titre: string;
  /** Heading level, so that the outline of the page has no gap. */
  niveau?: 2 | 3;
  children?: ReactNode;
}
const ICONES: Record<ProprietesAlerte['ton'], NomIcone> = {
  erreur: 'croix',
  attention: 'alerte',
  succes: 'coche',
  neutre: 'cercle',
};

export function Alerte({ ton, titre, niveau = 2, children }: ProprietesAlerte) {
  const Titre = `h${niveau}` as const;
  return (
    <div className={`alerte ${ton}`}>
      <Titre>
        <Icone nom={ICONES[ton]} /> {titre}
      </Titre>
      {children}
    </div>
  );
}

const MESSAGES: Record<number, [titre: Parameters<typeof t>[0], aide: Parameters<typeof t>[0]]> = {
  0: ['etat.horsLigne', 'etat.horsLigneAide'],
  401: ['etat.interdit', 'etat.interditAide'],
  403: ['etat.interdit', 'etat.interditAide'],
  404: ['etat.introuvable', 'etat.introuvableAide'],
  503: ['etat.indisponible', 'etat.indisponibleAide'],
};

/** A read that failed, with a way to ask again. The server's conditions, or its sentence, win over ours. */
export function ErreurDeLecture({
  probleme,
  recharger,
  introuvable = t('etat.introuvable'),
}: {
  probleme: Probleme;
  recharger: () => void;
  /** What is looked for, when it is no parcours. */
  introuvable?: string;
}) {
  const { constats = [] } = probleme;
  const dePreference = probleme.famille || probleme.status >= 500 ? probleme.detail : undefined;
  const [titre, aide] = MESSAGES[probleme.status] ?? ['etat.erreur', 'etat.erreurAide'];
  return (
    <div role="alert">
      <Alerte
        ton={probleme.status === 404 || probleme.status === 403 ? 'neutre' : 'erreur'}
        titre={probleme.status === 404 ? introuvable : t(titre)}
      >
        <p>{dePreference && constats.length === 0 ? dePreference : t(aide)}</p>
        {constats.length > 0 ? <Constats constats={constats} /> : null}
        {probleme.reference ? (
          <p className="discret">{t('etat.reference', { reference: probleme.reference })}</p>
        ) : null}
        {probleme.status === 404 || probleme.status === 403 ? null : (
          <button type="button" className="bouton" onClick={recharger}>
            {t('etat.reessayer')}
          </button>
        )}
      </Alerte>
    </div>
  );
}

/** Nothing under 300 ms, then a text and a skeleton, then a way out after 10 s. */
export function Chargement({
  lecture,
  texte,
}: {
  lecture: Pick<Lecture<unknown>, 'attente' | 'recharger'>;
  texte: string;
}) {
  return (
    <div className="pile">
      <output>
        {lecture.attente === 'aucune' ? '' : texte} {lecture.attente === 'longue' ? t('etat.longue') : ''}
      </output>
      {lecture.attente === 'longue' ? (
        <button type="button" className="bouton" onClick={lecture.recharger}>
          {t('etat.reessayer')}
        </button>
      ) : null}
      {lecture.attente === 'aucune' ? null : (
        <div className="ossature" aria-hidden="true">
          <span />
          <span />
          <span />
        </div>
      )}
    </div>
  );
}

export function Vide({ titre, children }: { titre: string; children?: ReactNode }) {
  return (
    <div className="carte vide">
      <h2>{titre}</h2>
      {children}
    </div>
  );
}
