/** Figures of a year: exits and their rates, support, activity. Year, structure and département are in the address. */
import { compterIndicateurs } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { useNomOrganisation } from '../api/organisations.js';
import { Arretee } from '../composants/arretee.js';
import { Chargement, ErreurDeLecture, Vide } from '../composants/etats.js';
import { Page } from '../composants/page.js';
import { dateLongue } from '../formats/formats.js';
import { useNavigation } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { Accompagnements } from './accompagnements.js';
import { Activite } from './activite.js';
import { ParStructure } from './par-structure.js';
import { estVide } from './parts.js';
import { Sorties } from './sorties.js';
import { Taux } from './taux.js';

const FILTRES = ['annee', 'siae', 'departement'] as const;
type Filtre = (typeof FILTRES)[number];

interface ProprietesChoix {
  id: Filtre;
  libelle: string;
  valeur: string;
  /** Text of the choice of everything; absent: one must be chosen. */
  tous?: string;
  choix: { valeur: string; texte: string }[];
  changer: (valeur: string) => void;
}
function Choix({ id, libelle, valeur, tous, choix, changer }: ProprietesChoix) {
  // what the address asks for stays choosable, even when nothing bears it this year
  const offerts =
    choix.some((c) => c.valeur === valeur) || valeur === '' ? choix : [...choix, { valeur, texte: valeur }];
  return (
    <div className="champ">
      <label htmlFor={id}>{libelle}</label>
      <select id={id} value={valeur} onChange={(e) => changer(e.target.value)}>
        {tous === undefined ? null : <option value="">{tous}</option>}
        {offerts.map((c) => (
          <option key={c.valeur} value={c.valeur}>
            {c.texte}
          </option>
        ))}
      </select>
    </div>
  );
}

export function EcranIndicateurs() {
  const { recherche, aller } = useNavigation();
  const nom = useNomOrganisation();
  const url = new URLSearchParams(recherche);
  const question = new URLSearchParams(FILTRES.flatMap((f) => (url.get(f) ? [[f, url.get(f) ?? '']] : [])));
  const adresse = (filtre: Filtre, valeur: string): string => {
    const suite = new URLSearchParams(question);
    if (valeur) suite.set(filtre, valeur);
    else suite.delete(filtre);
    return `/indicateurs${suite.size > 0 ? `?${suite}` : ''}`;
  };
  const lecture = useLecture(`indicateurs?${question}`, (signal) => compterIndicateurs(question, signal));
  const lus = lecture.donnees;
  const annee = url.get('annee') ?? String(lus?.annee ?? '');
  const siae = url.get('siae') ?? '';

  return (
    <Page titre={t('indicateurs.titre')}>
      {lus ? (
        <search aria-label={t('indicateurs.filtres')}>
          <form className="filtres" onSubmit={(e) => e.preventDefault()}>
            <Choix
              id="annee"
              libelle={t('indicateurs.annee')}
              valeur={annee}
              choix={lus.choix.annees.map((a) => ({ valeur: String(a), texte: String(a) }))}
              changer={(valeur) => aller(adresse('annee', valeur))}
            />
            <Choix
              id="siae"
              libelle={t('indicateurs.structure')}
              valeur={siae}
              tous={t('indicateurs.toutesStructures')}
              choix={lus.choix.structures
                .map((valeur) => ({ valeur, texte: nom(valeur) }))
                .sort((a, b) => a.texte.localeCompare(b.texte, 'fr'))}
              changer={(valeur) => aller(adresse('siae', valeur))}
            />
            <Choix
              id="departement"
              libelle={t('indicateurs.departement')}
              valeur={url.get('departement') ?? ''}
              tous={t('indicateurs.tousDepartements')}
              choix={lus.choix.departements.map((valeur) => ({ valeur, texte: valeur }))}
              changer={(valeur) => aller(adresse('departement', valeur))}
            />
          </form>
        </search>
      ) : null}
      <div className="pile">
        <output>
          {lus && !lecture.enCours
            ? t('indicateurs.fraicheur', { annee: String(lus.annee), jour: dateLongue(lus.auJour) })
            : ''}
        </output>
        <Arretee arretee={lus?.arretee} />
        {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
        {lecture.enCours && !lus ? <Chargement lecture={lecture} texte={t('indicateurs.chargement')} /> : null}
        {lus && !lecture.probleme && estVide(lus) ? (
          <Vide titre={t('indicateurs.vide')}>
            <p>{t('indicateurs.videAide')}</p>
          </Vide>
        ) : null}
        {lus && !lecture.probleme && !estVide(lus) ? (
          <>
            <Taux taux={lus.taux} />
            <Sorties sorties={lus.sorties} />
            <Accompagnements indicateurs={lus} />
            <Activite indicateurs={lus} />
            {siae === '' ? <ParStructure structures={lus.parStructure} adresse={(id) => adresse('siae', id)} /> : null}
          </>
        ) : null}
      </div>
    </Page>
  );
}
