/** What was accepted and is to be followed: in the decisions on the structure and, for the State, in its parcours. */
import { listerAnomalies } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import { useMenu } from '../api/menu.js';
import { useNomOrganisation } from '../api/organisations.js';
import type { PageAnomalies, VueStructure } from '../api/types.js';
import { ErreurDeLecture } from '../composants/etats.js';
import { Volet } from '../composants/volet.js';
import { date } from '../formats/formats.js';
import { Tableau } from '../indicateurs/tableau.js';
import { Lien } from '../navigation/routeur.js';
import { pluriel, t } from '../textes/textes.js';

type Signal = Pick<PageAnomalies['structures'][number], 'fait' | 'condition' | 'libelle' | 'le' | 'par' | 'parcours'>;

function Signaux({ signaux }: { signaux: readonly Signal[] }) {
  const nom = useNomOrganisation();
  return (
    <Tableau
      legende={t('structure.suivreLegende')}
      colonnes={[{ texte: t('signaux.colQuoi') }, { texte: t('signaux.colFait') }, { texte: t('signaux.colPar') }]}
      rangees={signaux.map((s) => ({
        cle: `${s.parcours ?? ''} ${s.fait} ${s.condition}`,
        entete: s.parcours === undefined ? s.libelle : <Lien vers={`/parcours/${s.parcours}`}>{s.libelle}</Lien>,
        cellules: [date(s.le), nom(s.par)],
      }))}
    />
  );
}

function PourLEtat({ id }: { id: string }) {
  const question = new URLSearchParams({ structure: id, taille: '1' });
  const lecture = useLecture(`anomalies?${question}`, (signal) => listerAnomalies(question, signal));
  if (lecture.probleme) return <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} />;
  if (!lecture.donnees) return null;
  const { total, structures } = lecture.donnees;
  if (total + structures.length === 0) return null;
  return (
    <Volet id="a-suivre" titre={t('structure.suivre')} nombre={total + structures.length} ouvert>
      {structures.length === 0 ? <p>{t('structure.suivreVide')}</p> : <Signaux signaux={structures} />}
      {total === 0 ? null : (
        <p>
          <Lien vers={`/anomalies?${new URLSearchParams({ structure: id })}`}>
            {pluriel(total, 'structure.suivreUn', 'structure.suivrePlusieurs')}
          </Lien>
        </p>
      )}
    </Volet>
  );
}

export function ASuivre({ vue: { id, signaux } }: { vue: VueStructure }) {
  if (useMenu()?.suivre) return <PourLEtat id={id} />;
  if (signaux.length === 0) return null;
  return (
    <Volet id="a-suivre" titre={t('structure.suivre')} nombre={signaux.length} ouvert>
      <Signaux signaux={signaux} />
    </Volet>
  );
}
