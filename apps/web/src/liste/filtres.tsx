/** Search and filters of the list, on one line of a wide screen; the address holds them all. */
import { useOrganisations } from '../api/organisations.js';
import { personaCourante } from '../api/session.js';
import type { PageParcours } from '../api/types.js';
import { t } from '../textes/textes.js';
import { DELAIS, type Question } from './question.js';

type Changer = (valeurs: Record<string, string>) => void;
interface Options {
  id: string;
  etiquette: string;
  valeur: string;
  options: readonly (readonly [valeur: string, texte: string])[];
  changer: (valeur: string) => void;
}

function Choix({ id, etiquette, valeur, options, changer }: Options) {
  return (
    <div className="champ">
      <label htmlFor={id}>{etiquette}</label>
      <select id={id} value={valeur} onChange={(e) => changer(e.target.value)}>
        {options.map(([code, texte]) => (
          <option key={code} value={code}>
            {texte}
          </option>
        ))}
      </select>
    </div>
  );
}

function Structure({ question, changer }: { question: Question; changer: Changer }) {
  const siae = useOrganisations()
    .filter((o) => ['AI', 'ACI', 'EI', 'ETTI', 'EITI'].includes(o.type ?? ''))
    .toSorted((a, b) => a.nom.localeCompare(b.nom, 'fr'));
  return (
    <Choix
      id="siae"
      etiquette={t('liste.structure')}
      valeur={question.siae}
      options={[['', t('liste.toutes')], ...siae.map((o) => [o.id, o.nom] as const)]}
      changer={(v) => changer({ siae: v })}
    />
  );
}

interface Proprietes {
  question: Question;
  changer: Changer;
  etapes: PageParcours['etapes'];
  texte: string;
  taper: (texte: string) => void;
}
export function Filtres({ question, changer, etapes, texte, taper }: Proprietes) {
  const deStructure = personaCourante()?.role === 'siae';
  return (
    <search aria-label={t('liste.filtres')}>
      <form className="filtres" onSubmit={(e) => e.preventDefault()}>
        <div className="champ recherche">
          <label htmlFor="recherche">{t('liste.recherche')}</label>
          <input
            id="recherche"
            type="search"
            autoComplete="off"
            placeholder={t('liste.rechercheAide')}
            value={texte}
            onChange={(e) => taper(e.target.value)}
          />
        </div>
        <Choix
          id="etat"
          etiquette={t('liste.etat')}
          valeur={question.etat}
          options={[['', t('liste.tous')], ...etapes.map(({ code, libelle }) => [code, libelle] as const)]}
          changer={(v) => changer({ etat: v })}
        />
        <Choix
          id="echeance"
          etiquette={t('liste.echeance')}
          valeur={question.echeance}
          options={[['', t('liste.sansEcheance')], ...DELAIS.map((n) => [n, t(`liste.dans${n}`)] as const)]}
          changer={(v) => changer({ echeance: v })}
        />
        <Choix
          id="enAttente"
          etiquette={t('liste.demande')}
          valeur={question.enAttente ? 'oui' : ''}
          options={[
            ['', t('liste.tous')],
            ['oui', t('liste.enAttente')],
          ]}
          changer={(v) => changer({ enAttente: v })}
        />
        {question.contratEnCours ? (
          // a line of « À faire » leads here: it is said, and may be taken away
          <Choix
            id="contratEnCours"
            etiquette={t('liste.contrat')}
            valeur="oui"
            options={[
              ['', t('liste.tous')],
              ['oui', t('liste.contratEnCours')],
            ]}
            changer={(v) => changer({ contratEnCours: v })}
          />
        ) : null}
        {deStructure ? null : <Structure question={question} changer={changer} />}
      </form>
    </search>
  );
}
