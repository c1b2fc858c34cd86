/** `/parcours/:id/rejouer`: the situation on a day, as it was known on another. Both days are in the address, which can be quoted. */
import { rejouer } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import type { Replay } from '../api/types.js';
import { Alerte, Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { dateLongue, nomDeListe } from '../formats/formats.js';
import { Lien, useNavigation } from '../navigation/routeur.js';
import { pluriel, t } from '../textes/textes.js';
import { Compteur480h } from './compteur-480h.js';
import { Contrats } from './contrats.js';
import { EnTete } from './en-tete.js';
import { JoursRestants } from './jours-restants.js';
import { Periodes } from './periodes.js';

const CHAMPS = ['au', 'connuLe'] as const;

function Situation({ id, replay, connuLe }: { id: string; replay: Replay; connuLe: string }) {
  const { vue, faitsIgnores } = replay;
  const jour = dateLongue(vue.auJour);
  return (
    <>
      <Alerte ton="neutre" titre={t('rejeu.lectureSeule')}>
        <p>
          {connuLe
            ? t('rejeu.situationConnue', { jour, connuLe: dateLongue(connuLe) })
            : t('rejeu.situation', { jour })}{' '}
          {faitsIgnores === 0 ? t('rejeu.rienIgnore') : pluriel(faitsIgnores, 'rejeu.unIgnore', 'rejeu.ignores')}
        </p>
        <p>
          <Lien vers={`/parcours/${id}`}>{t('rejeu.retour')}</Lien>
        </p>
      </Alerte>
      {vue.ouvertLe === null ? (
        <p>{t('rejeu.pasEncore')}</p>
      ) : (
        <>
          <EnTete vue={vue} />
          <div className="deux-colonnes">
            <JoursRestants vue={vue} versLesFaits={`/parcours/${id}`} />
            {vue.compteur480h ? <Compteur480h compteur={vue.compteur480h} /> : null}
          </div>
          <Contrats vue={vue} />
          <Periodes genre="suspensions" periodes={vue.suspensions} />
          <Periodes genre="prolongations" periodes={vue.prolongations} />
        </>
      )}
    </>
  );
}

export function EcranRejeu({ id }: { id: string }) {
  const { recherche, aller } = useNavigation();
  const url = new URLSearchParams(recherche);
  const jours = { au: url.get('au') ?? '', connuLe: url.get('connuLe') ?? '' };
  const lecture = useLecture(`rejeu-${id}-${jours.au}-${jours.connuLe}`, (signal) => rejouer(id, jours, signal));
  const replay = lecture.donnees;
  const personne = replay ? nomDeListe(replay.vue.personne, replay.vue.identite) : t('parcours.titre');
  return (
    <Page
      titre={t('rejeu.titre')}
      ariane={[
        { vers: '/parcours', texte: t('liste.titre') },
        { vers: `/parcours/${id}`, texte: personne },
      ]}
    >
      <div className="pile">
        <form
          className="carte filtres sans-impression"
          aria-label={t('rejeu.titre')}
          onSubmit={(e) => {
            e.preventDefault();
            const saisis = new FormData(e.currentTarget);
            const suite = new URLSearchParams(
              CHAMPS.flatMap((nom): [string, string][] => {
                const jour = saisis.get(nom);
                return typeof jour === 'string' && jour !== '' ? [[nom, jour]] : [];
              }),
            );
            aller(`/parcours/${id}/rejouer${suite.size > 0 ? `?${suite}` : ''}`);
          }}
        >
          {CHAMPS.map((nom) => (
            <div className="champ" key={`${nom}-${jours[nom]}`}>
              <label htmlFor={`rejeu-${nom}`}>{t(`rejeu.${nom}`)}</label>
              <p className="aide" id={`rejeu-${nom}-aide`}>
                {t(`rejeu.${nom}Aide`)}
              </p>
              <input
                id={`rejeu-${nom}`}
                name={nom}
                type="date"
                defaultValue={jours[nom]}
                aria-describedby={`rejeu-${nom}-aide`}
              />
            </div>
          ))}
          <button type="submit" className="bouton principal">
            {t('rejeu.demander')}
          </button>
        </form>
        {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
        {lecture.enCours && !replay ? <Chargement lecture={lecture} texte={t('parcours.chargement')} /> : null}
        {replay && !lecture.probleme && !lecture.enCours ? (
          <Situation id={id} replay={replay} connuLe={jours.connuLe} />
        ) : null}
      </div>
    </Page>
  );
}
