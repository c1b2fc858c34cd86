/** Two groups: what the engine would accept now, and what it would refuse, with every reason as visible text. */
import { lireDocumentOpenApi } from '../api/client.js';
import { useLecture, type Lecture } from '../api/lecture.js';
import type { Action } from '../api/types.js';
import { Constats } from '../composants/constats.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { dateLongue } from '../formats/formats.js';
import { commandesDuDocument } from '../formulaire/champs.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';

const adresse = (id: string, action: { commande: string }): string => `/parcours/${id}/actions/${action.commande}`;

function ActionRefusee({ id, action }: { id: string; action: Action }) {
  const manques = action.constats.filter((c) => !c.satisfaite);
  return (
    <li className="action-refusee">
      <header>
        <h4>{action.libelle}</h4>
        <Lien vers={adresse(id, action)} aria-label={t('actions.pourquoiDe', { action: action.libelle })}>
          {t('actions.pourquoi')}
        </Lien>
      </header>
      {action.possibleLe ? (
        <p>
          <strong>{t('actions.possibleLe', { jour: dateLongue(action.possibleLe) })}</strong>
        </p>
      ) : null}
      {action.message ? <p>{action.message}</p> : null}
      {manques.length > 0 ? <Constats constats={manques} /> : null}
    </li>
  );
}

/** Commands of the API that no dry run can judge without an input: the form judges them while it is filled. */
function ActionsALaSaisie({ id, jugees }: { id: string; jugees: Action[] }) {
  const lecture = useLecture('commandes', lireDocumentOpenApi);
  const connues = new Set(jugees.map((a) => a.commande));
  const autres = (lecture.donnees ? commandesDuDocument(lecture.donnees) : []).filter((c) => !connues.has(c.commande));
  if (autres.length === 0) return null;
  return (
    <div>
      <h3>{t('actions.aLaSaisie')}</h3>
      <p className="discret">{t('actions.aLaSaisieAide')}</p>
      <ul className="liste-nue actions">
        {autres.map((action) => (
          <li key={action.commande}>
            <Lien vers={adresse(id, action)} className="bouton">
              {action.libelle}
            </Lien>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the law says of this dossier first, then the step, then what another role may do. */
const ordre = (action: Action): number => ['etape', 'acces'].indexOf(action.famille ?? '');

export function Actions({ id, lecture }: { id: string; lecture: Lecture<Action[]> }) {
  const actions = lecture.donnees ?? [];
  const possibles = actions.filter((a) => a.possible);
  const refusees = actions.filter((a) => !a.possible).toSorted((a, b) => ordre(a) - ordre(b));
  return (
    <section className="carte pile sans-impression" id="actions" tabIndex={-1}>
      <h2>{t('actions.titre')}</h2>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !lecture.donnees ? <Chargement lecture={lecture} texte={t('etat.chargement')} /> : null}
      {lecture.donnees ? (
        <>
          <div>
            <h3>{t('actions.possibles')}</h3>
            {possibles.length === 0 ? <p>{t('actions.aucunePossible')}</p> : null}
            <ul className="liste-nue actions">
              {possibles.map((action, i) => (
                <li key={action.commande}>
                  <Lien vers={adresse(id, action)} className={`bouton ${i === 0 ? 'principal' : ''}`}>
                    {action.libelle}
                  </Lien>
                </li>
              ))}
            </ul>
          </div>
          <ActionsALaSaisie id={id} jugees={actions} />
          <div>
            <h3>{t('actions.impossibles')}</h3>
            {refusees.length === 0 ? <p>{t('actions.aucuneImpossible')}</p> : null}
            <ul className="liste-nue actions-refusees">
              {refusees.map((action) => (
                <ActionRefusee key={action.commande} id={id} action={action} />
              ))}
            </ul>
          </div>
        </>
      ) : null}
    </section>
  );
}
