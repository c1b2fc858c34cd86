/** What was accepted and is to be followed in the département: for the DDETS and the préfet. The page is in the URL. */
import { listerAnomalies } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { useNomOrganisation } from '../api/organisations.js';
import type { PageAnomalies } from '../api/types.js';
import { Arretee } from '../composants/arretee.js';
import { Chargement, ErreurDeLecture, Vide } from '../composants/etats.js';
import { NomDeStructure } from '../composants/nom-de-structure.js';
import { Page } from '../composants/page.js';
import { date, nomDeListe } from '../formats/formats.js';
import { Tableau } from '../indicateurs/tableau.js';
import { Pagination } from '../liste/pagination.js';
import { Lien, useNavigation } from '../navigation/routeur.js';
import { pluriel, t } from '../textes/textes.js';

const TAILLE = '50';
/** What a line of « À faire », or the page of a structure, asks for: its own signals. */
const FILTRES = ['condition', 'dans', 'structure'] as const;
const adresse = (filtre: string, page: number): string => {
  const question = [filtre, page > 1 ? `page=${String(page)}` : ''].filter(Boolean).join('&');
  return question === '' ? '/anomalies' : `/anomalies?${question}`;
};

function DansLesParcours({ lignes }: Pick<PageAnomalies, 'lignes'>) {
  return (
    <Tableau
      legende={t('anomalies.legendeParcours')}
      colonnes={[
        { texte: t('anomalies.colQuoi') },
        { texte: t('anomalies.colLe') },
        { texte: t('anomalies.colStructure') },
        { texte: t('anomalies.colPersonne') },
      ]}
      rangees={lignes.map((a) => ({
        cle: `${a.parcours} ${a.fait} ${a.condition ?? ''}`,
        entete: a.libelle,
        cellules: [
          a.le === null ? '' : date(a.le),
          a.organisation === null ? '' : <NomDeStructure key="structure" id={a.organisation} />,
          <Lien key={a.parcours} vers={`/parcours/${a.parcours}`}>
            {nomDeListe(a)}
          </Lien>,
        ],
      }))}
    />
  );
}

function DansLesStructures({ structures }: Pick<PageAnomalies, 'structures'>) {
  const nom = useNomOrganisation();
  return (
    <Tableau
      legende={t('anomalies.legendeStructures')}
      colonnes={[
        { texte: t('anomalies.colQuoi') },
        { texte: t('anomalies.colLe') },
        { texte: t('anomalies.colStructure') },
        { texte: t('anomalies.colPar') },
      ]}
      rangees={structures.map((a) => ({
        cle: `${a.structure} ${a.parcours ?? ''} ${a.fait} ${a.condition}`,
        // of a hire: its parcours is where it is settled
        entete: a.parcours === undefined ? a.libelle : <Lien vers={`/parcours/${a.parcours}`}>{a.libelle}</Lien>,
        cellules: [date(a.le), <NomDeStructure key="structure" id={a.structure} />, nom(a.par)],
      }))}
    />
  );
}

export function EcranAnomalies() {
  const { recherche, aller } = useNavigation();
  const url = new URLSearchParams(recherche);
  const page = Math.max(1, Number(url.get('page') ?? 1) || 1);
  const nom = useNomOrganisation();
  const filtres = new URLSearchParams(FILTRES.flatMap((f) => (url.get(f) ? [[f, url.get(f) ?? '']] : [])));
  const filtre = String(filtres);
  const structure = filtres.get('structure');
  const question = new URLSearchParams([...filtres, ['page', String(page)], ['taille', TAILLE]]);
  const lecture = useLecture(`anomalies?${question}`, (signal) => listerAnomalies(question, signal));
  const lu = lecture.probleme ? undefined : lecture.donnees;
  const nombre = lu ? lu.total + lu.structures.length : 0;
  const vide = lu !== undefined && lu !== null && nombre === 0;
  return (
    <Page titre={t('anomalies.titre')}>
      <p>{t('anomalies.aide')}</p>
      {filtre ? (
        <p>
          {structure === null ? '' : `${t('anomalies.deLaStructure', { nom: nom(structure) })} `}
          <Lien vers="/anomalies">{t('anomalies.tout')}</Lien>
        </p>
      ) : null}
      <output>{lu && !lecture.enCours ? pluriel(nombre, 'anomalies.un', 'anomalies.plusieurs') : ''}</output>
      <Arretee arretee={lu?.arretee} />
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !lu ? <Chargement lecture={lecture} texte={t('anomalies.chargement')} /> : null}
      {vide ? (
        <Vide titre={t('anomalies.vide')}>
          <p>{t('anomalies.videAide')}</p>
        </Vide>
      ) : null}
      {lu && lu.lignes.length > 0 ? (
        <>
          <DansLesParcours lignes={lu.lignes} />
          <Pagination resultat={lu} aller={(n) => aller(adresse(filtre, n))} />
        </>
      ) : null}
      {lu && lu.structures.length > 0 ? <DansLesStructures structures={lu.structures} /> : null}
    </Page>
  );
}
