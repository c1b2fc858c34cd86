/** One organisation before the State: what was decided of it, what is to be followed, its figures, and everything that happened. */
import { consulterStructure, lireJournalDeStructure } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { useMenu } from '../api/menu.js';
import { useNomOrganisation } from '../api/organisations.js';
import type { VueStructure } from '../api/types.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { Chronologie } from '../parcours/chronologie.js';
import { t } from '../textes/textes.js';
import { Annexes } from './annexes.js';
import { ASuivre } from './a-suivre.js';
import { Chiffres } from './chiffres.js';
import { Conventions } from './conventions.js';
import { Decisions } from './decisions.js';
import { EnTete } from './en-tete.js';
import { Parcours } from './parcours.js';
import { Succession } from './succession.js';

/** What concerns employers only: a prescripteur has no convention. */
const employeur = ({ type }: VueStructure): boolean => type !== null;

export function EcranStructure({ id }: { id: string }) {
  const nom = useNomOrganisation();
  const menu = useMenu();
  const lecture = useLecture(`structure-${id}`, (signal) => consulterStructure(id, signal));
  const journal = useLecture(`structure-journal-${id}`, (signal) => lireJournalDeStructure(id, signal));
  const vue = lecture.probleme ? null : lecture.donnees;
  return (
    <Page
      titre={vue ? (vue.nom ?? nom(id)) : t('structure.titre')}
      ariane={menu && menu.lireStructures !== 'sienne' ? [{ vers: '/structures', texte: t('structure.liste') }] : []}
    >
      <div className="pile">
        {lecture.probleme ? (
          <ErreurDeLecture
            probleme={lecture.probleme}
            recharger={lecture.recharger}
            introuvable={t('structure.introuvable')}
          />
        ) : null}
        {lecture.enCours && !vue ? <Chargement lecture={lecture} texte={t('structure.chargement')} /> : null}
        {vue ? (
          <>
            <div className="bandeau-parcours">
              <EnTete vue={vue} />
              {employeur(vue) ? <Parcours id={id} /> : null}
            </div>
            <ASuivre vue={vue} />
            <div className="deux-colonnes">
              <div className="pile">
                {employeur(vue) ? <Conventions vue={vue} /> : null}
                {employeur(vue) ? <Annexes annexes={vue.annexes} /> : null}
                <Decisions vue={vue} />
                <Succession predecesseurs={vue.predecesseurs} />
              </div>
              <Chronologie lecture={journal} contrats={[]} />
            </div>
            {employeur(vue) ? <Chiffres id={id} /> : null}
          </>
        ) : null}
      </div>
    </Page>
  );
}
