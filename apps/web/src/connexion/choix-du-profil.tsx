/** Choice of a demonstration persona. There is no authentication in this mode, and the banner says so. */
import { listerPersonas } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import type { Persona } from '../api/types.js';
import { Chargement, ErreurDeLecture, Vide } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { libelleCode, t } from '../textes/textes.js';

export function ChoixDuProfil({ choisir }: { choisir: (persona: Persona) => void }) {
  const lecture = useLecture('personas', listerPersonas);
  return (
    <Page titre={t('connexion.titre')}>
      <p>{t('connexion.aide')}</p>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours ? <Chargement lecture={lecture} texte={t('etat.chargement')} /> : null}
      {lecture.donnees?.length === 0 ? (
        <Vide titre={t('connexion.vide')}>
          <p>{t('connexion.videAide')}</p>
        </Vide>
      ) : null}
      <ul className="personas">
        {lecture.donnees?.map((persona) => (
          <li key={persona.id} className="carte">
            <h2>{persona.libelle.split(' — ')[0]}</h2>
            <p className="discret">
              {libelleCode('role', persona.role)}
              <br />
              {t('connexion.structure', { nom: persona.organisation.nom ?? persona.organisation.id })}
            </p>
            <button type="button" className="bouton principal" onClick={() => choisir(persona)}>
              {t('connexion.choisir')}
              <span className="hors-ecran"> : {persona.libelle}</span>
            </button>
          </li>
        ))}
      </ul>
    </Page>
  );
}
