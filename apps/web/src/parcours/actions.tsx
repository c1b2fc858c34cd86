/** The likely next actions, then all of them: what the engine would accept now, and what it would refuse, each refusal in one line, every reason behind it. */
import { lireDocumentOpenApi } from '../api/client.js';
import { useLecture, type Lecture } from '../api/lecture.js';
import type { Action, Vue } from '../api/types.js';
import { Constats } from '../composants/constats.js';
import { Dit } from '../composants/dit.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { date } from '../formats/formats.js';
import { commandesDuDocument } from '../formulaire/champs.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { probables } from './probables.js';

const adresse = (id: string, action: { commande: string }): string => `/parcours/${id}/actions/${action.commande}`;

function Boutons({
  id,
  actions,
  principale = false,
}: {
  id: string;
  actions: Pick<Action, 'commande' | 'libelle'>[];
  principale?: boolean;
}) {
  return (
    <ul className="liste-nue actions">
      {actions.map((action, i) => (
        <li key={action.commande}>
          <Lien vers={adresse(id, action)} className={`bouton ${principale && i === 0 ? 'principal' : ''}`}>
            {action.libelle}
          </Lien>
        </li>
      ))}
    </ul>
  );
}

/** One line: what, from when, the first reason; the rest unfolds. */
function ActionRefusee({ id, action }: { id: string; action: Action }) {
  const manques = action.constats.filter((c) => !c.satisfaite);
  const raison = manques[0]?.libelle ?? action.message ?? '';
  return (
    <li className="action-refusee">
      <details>
        <summary>
          <h4>{action.libelle}</h4>
          <span className="discret">
            {' : '}
            {action.possibleLe ? t('actions.possibleDes', { jour: date(action.possibleLe) }) : raison}
          </span>
        </summary>
        {action.message ? (
          <p>
            <Dit texte={action.message} />
          </p>
        ) : null}
        {manques.length > 0 ? <Constats constats={manques} /> : null}
        <p>
          <Lien vers={adresse(id, action)} aria-label={t('actions.pourquoiDe', { action: action.libelle })}>
            {t('actions.pourquoi')}
          </Lien>
        </p>
      </details>
    </li>
  );
}

/** Commands of the API that no dry run can judge without an input: the form judges them while it is filled. */
function useALaSaisie(jugees: readonly Action[]): Pick<Action, 'commande' | 'libelle'>[] {
  const lecture = useLecture('commandes', lireDocumentOpenApi);
  const connues = new Set(jugees.map((a) => a.commande));
  return (lecture.donnees ? commandesDuDocument(lecture.donnees) : []).filter((c) => !connues.has(c.commande));
}

function ToutesLesActions({ id, actions }: { id: string; actions: readonly Action[] }) {
  const aLaSaisie = useALaSaisie(actions);
  const possibles = actions.filter((a) => a.possible);
  // what another role may do is not said to this one
  const refusees = actions
    .filter((a) => !a.possible && a.famille !== 'acces')
    .toSorted((a, b) => Number(a.famille === 'etape') - Number(b.famille === 'etape'));
  return (
    <details className="toutes-les-actions">
      <summary>{t('actions.toutes', { possibles: possibles.length, impossibles: refusees.length })}</summary>
      <div className="pile">
        <h3>{t('actions.possibles')}</h3>
        {possibles.length === 0 ? <p>{t('actions.aucunePossible')}</p> : <Boutons id={id} actions={possibles} />}
        {aLaSaisie.length > 0 ? (
          <>
            <h3>{t('actions.aLaSaisie')}</h3>
            <p className="discret">{t('actions.aLaSaisieAide')}</p>
            <Boutons id={id} actions={aLaSaisie} />
          </>
        ) : null}
        <h3>{t('actions.impossibles')}</h3>
        {refusees.length === 0 ? <p>{t('actions.aucuneImpossible')}</p> : null}
        <ul className="liste-nue actions-refusees">
          {refusees.map((action) => (
            <ActionRefusee key={action.commande} id={id} action={action} />
          ))}
        </ul>
      </div>
    </details>
  );
}

export function Actions({ id, vue, lecture }: { id: string; vue: Vue; lecture: Lecture<Action[]> }) {
  const actions = lecture.donnees ?? [];
  const premieres = probables(actions, vue);
  return (
    <section className="carte pile sans-impression" id="actions" tabIndex={-1}>
      <h2 className="hors-ecran">{t('actions.titre')}</h2>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !lecture.donnees ? <Chargement lecture={lecture} texte={t('etat.chargement')} /> : null}
      {lecture.donnees ? (
        <>
          {premieres.length === 0 ? (
            <p>{t('actions.aucunePossible')}</p>
          ) : (
            <Boutons id={id} actions={premieres} principale />
          )}
          <ToutesLesActions id={id} actions={actions} />
        </>
      ) : null}
    </section>
  );
}
