/** Two groups: what the engine would accept now, and what it would refuse, with every reason as visible text. */
import type { Lecture } from '../api/lecture.js';
import type { Action } from '../api/types.js';
import { Constats } from '../composants/constats.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';

const adresse = (id: string, action: Action): string => `/parcours/${id}/actions/${action.commande}`;

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
      {action.message ? <p>{action.message}</p> : null}
      {manques.length > 0 ? <Constats constats={manques} /> : null}
    </li>
  );
}

export function Actions({ id, lecture }: { id: string; lecture: Lecture<Action[]> }) {
  const actions = lecture.donnees ?? [];
  const possibles = actions.filter((a) => a.possible);
  const refusees = actions.filter((a) => !a.possible);
  return (
    <section className="carte pile sans-impression">
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
          <div>
            <h3>{t('actions.impossibles')}</h3>
            {refusees.length === 0 ? <p>{t('actions.aucuneImpossible')}</p> : null}
            <ul className="liste-nue">
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
