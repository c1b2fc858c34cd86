/** The home of each role: what it has to do, by deadline, and what it waits for. The server says who must act, and why. */
import { consulterAFaire } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import type { AFaire, SectionAFaire, Tache } from '../api/types.js';
import { Arretee } from '../composants/arretee.js';
import { Chargement, ErreurDeLecture, Vide } from '../composants/etats.js';
import { OuvrirUnParcours } from '../composants/ouvrir-un-parcours.js';
import { Page } from '../composants/page.js';
import { dateLongue, nomDeListe } from '../formats/formats.js';
import { Lien } from '../navigation/routeur.js';
import { pluriel, t } from '../textes/textes.js';
import { LigneAFaire } from './ligne-a-faire.js';

const SECTIONS: readonly SectionAFaire[] = ['en_retard', 'cette_semaine', 'ce_mois', 'sans_date', 'en_attente'];

function Section({ section, taches }: { section: SectionAFaire; taches: readonly Tache[] }) {
  return (
    <section className="a-faire" aria-labelledby={`section-${section}`}>
      <h2 id={`section-${section}`}>
        {t(`aFaire.${section}`)} <span className="compte">({taches.length})</span>
      </h2>
      <ul className="liste-nue">
        {taches.map((tache) => (
          <LigneAFaire key={tache.cle} tache={tache} />
        ))}
      </ul>
    </section>
  );
}

function RienAFaire({ ensuite }: Pick<AFaire, 'ensuite'>) {
  return (
    <Vide titre={t('aFaire.rien')}>
      {ensuite ? (
        <p>
          {t('aFaire.ensuite', { le: dateLongue(ensuite.le), quoi: ensuite.libelle })}{' '}
          <Lien vers={`/parcours/${ensuite.parcours ?? ''}`}>{nomDeListe(ensuite)}</Lien>
        </p>
      ) : (
        <p>{t('aFaire.rienAide')}</p>
      )}
      <Lien vers="/parcours" className="bouton">
        {t('aFaire.versLaListe')}
      </Lien>
    </Vide>
  );
}

/** « 3 choses à faire, dont 1 en retard » : what one is told before reading anything. */
function resume(taches: readonly Tache[]): string {
  const miennes = taches.filter((x) => x.section !== 'en_attente').length;
  const retard = taches.filter((x) => x.section === 'en_retard').length;
  const total = miennes === 0 ? t('aFaire.aucune') : pluriel(miennes, 'aFaire.une', 'aFaire.plusieurs');
  return retard === 0 ? total : `${total}, ${pluriel(retard, 'aFaire.dontUn', 'aFaire.dontPlusieurs')}`;
}

export function EcranAFaire() {
  const lecture = useLecture('a-faire', consulterAFaire);
  const lu = lecture.probleme ? null : lecture.donnees;
  return (
    <Page titre={t('aFaire.titre')} action={<OuvrirUnParcours />}>
      <output>{lu && lu.taches.length > 0 ? resume(lu.taches) : ''}</output>
      <Arretee arretee={lu?.arretee} />
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !lu && !lecture.probleme ? (
        <Chargement lecture={lecture} texte={t('aFaire.chargement')} />
      ) : null}
      {lu?.taches.length === 0 ? <RienAFaire ensuite={lu.ensuite} /> : null}
      {SECTIONS.map((section) => {
        const siennes = lu?.taches.filter((x) => x.section === section) ?? [];
        return siennes.length === 0 ? null : <Section key={section} section={section} taches={siennes} />;
      })}
      {lu?.tronquee ? <p className="discret">{t('aFaire.tronquee')}</p> : null}
    </Page>
  );
}
