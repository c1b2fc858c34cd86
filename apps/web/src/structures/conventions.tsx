/** The agreement with the State: what is asked, what was signed, what stops it before its term. */
import type { VueStructure } from '../api/types.js';
import { Volet } from '../composants/volet.js';
import { date, periode } from '../formats/formats.js';
import { Tableau } from '../indicateurs/tableau.js';
import { t } from '../textes/textes.js';
import { dite, ouiNon } from './dits.js';

type Convention = VueStructure['conventions'][number];

/** A request that waits: since when, and what it waits for. */
function Demande({ demande }: { demande: NonNullable<VueStructure['demande']> }) {
  const { le, renouvellement, libelleAvis: avis } = demande;
  return (
    <p>
      <strong>{t(renouvellement ? 'structure.renouvellementDemande' : 'structure.demandee', { le: date(le) })}</strong>{' '}
      {avis === null ? t('structure.avisPasRendu') : t('structure.avisRendu', { avis })}
    </p>
  );
}

const Signees = ({ conventions }: { conventions: Convention[] }) => (
  <Tableau
    legende={t('structure.conventionsLegende')}
    colonnes={[
      { texte: t('structure.colPeriode') },
      { texte: t('structure.colSigneeLe') },
      { texte: t('structure.colType') },
      { texte: t('structure.colTerritoire') },
      { texte: t('structure.colAvis') },
      { texte: t('structure.colImmersions') },
    ]}
    rangees={conventions.map((c) => ({
      cle: `${c.debut} ${c.fin} ${c.signeeLe}`,
      entete: periode(c.debut, c.fin),
      cellules: [
        date(c.signeeLe),
        c.libelleType ?? t('structure.memeType'),
        dite(c.territoire?.join(', ')),
        dite(c.libelleAvis),
        ouiNon(c.pmsmp),
      ],
    }))}
  />
);

const Arrets = ({ arrets }: Pick<VueStructure, 'arrets'>) => (
  <Tableau
    legende={t('structure.arretsLegende')}
    colonnes={[
      { texte: t('structure.colQuoi') },
      { texte: t('structure.colPeriode') },
      { texte: t('structure.colMotif') },
      { texte: t('structure.colLettre') },
    ]}
    rangees={arrets.map((a) => ({
      cle: `${a.quoi} ${a.debut}`,
      entete: a.libelleQuoi,
      cellules: [periode(a.debut, a.fin), dite(a.libelleMotif), dite(a.informeeLe && date(a.informeeLe))],
    }))}
  />
);

export function Conventions({ vue: { demande, conventions, arrets } }: { vue: VueStructure }) {
  return (
    <Volet id="conventions" titre={t('structure.conventions')} nombre={conventions.length} ouvert>
      {demande === null ? null : <Demande demande={demande} />}
      {conventions.length === 0 ? <p>{t('structure.conventionsVide')}</p> : <Signees conventions={conventions} />}
      {arrets.length === 0 ? null : <Arrets arrets={arrets} />}
    </Volet>
  );
}
