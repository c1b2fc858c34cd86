import type { Sorties as SortiesLues } from '../api/types.js';
import { Alerte } from '../composants/etats.js';
import { nombre } from '../formats/formats.js';
import { libelleCode, pluriel, t } from '../textes/textes.js';
import { Tableau, type Colonne } from './tableau.js';

const COMPTES: Colonne[] = [
  { texte: t('indicateurs.colEnregistrees'), nombre: true },
  { texte: t('indicateurs.colExaminees'), nombre: true },
];

/** Why exits are not in the rates: never left for the reader to guess. */
function HorsDesTaux({ sorties: s }: { sorties: SortiesLues }) {
  const { misesADisposition, heuresAnnee, presence } = s.seuilsNonAtteints;
  const seuils = [
    { n: misesADisposition, texte: t('indicateurs.seuilMiseADisposition', { n: nombre(misesADisposition) }) },
    { n: heuresAnnee, texte: t('indicateurs.seuilHeures', { n: nombre(heuresAnnee) }) },
    { n: presence, texte: t('indicateurs.seuilPresence', { n: nombre(presence) }) },
  ].filter(({ n }) => n > 0);
  return (
    <>
      {s.nonComptees > 0 ? (
        <div>
          <p>{pluriel(s.nonComptees, 'indicateurs.uneNonComptee', 'indicateurs.nonComptees')}</p>
          <ul>
            {seuils.map(({ texte }) => (
              <li key={texte}>{texte}</li>
            ))}
          </ul>
          <p className="discret">{t('indicateurs.seuilsAide')}</p>
        </div>
      ) : null}
      {s.nonJugees > 0 ? <p>{pluriel(s.nonJugees, 'indicateurs.uneNonJugee', 'indicateurs.nonJugees')}</p> : null}
      {s.aRevoir > 0 ? (
        <Alerte ton="attention" titre={t('indicateurs.aRevoir')} niveau={3}>
          <p>{pluriel(s.aRevoir, 'indicateurs.aRevoirUne', 'indicateurs.aRevoirAide')}</p>
        </Alerte>
      ) : null}
    </>
  );
}

const categorie = (code: string | null): string =>
  code === null ? t('format.aucun') : libelleCode('categorieSortie', code);

function codeAsp({ codeAsp: code }: SortiesLues['parType'][number]): string {
  const connus = [
    code?.motif === undefined ? '' : t('indicateurs.aspMotif', { n: code.motif }),
    code?.categorie === undefined ? '' : t('indicateurs.aspCategorie', { n: code.categorie }),
  ].filter(Boolean);
  return connus.length > 0 ? connus.join(', ') : t('format.aucun');
}

function ParType({ sorties }: { sorties: SortiesLues }) {
  return (
    <details>
      <summary>{t('indicateurs.parType')}</summary>
      <Tableau
        legende={t('indicateurs.typeLegende')}
        colonnes={[
          { texte: t('indicateurs.colType') },
          { texte: t('indicateurs.colCategorie') },
          { texte: t('indicateurs.colAsp') },
          ...COMPTES,
        ]}
        rangees={sorties.parType.map((type) => ({
          cle: type.type ?? `autres ${type.categorie ?? ''}`,
          entete: type.libelle,
          cellules: [categorie(type.categorie), codeAsp(type), nombre(type.enregistrees), nombre(type.examinees)],
        }))}
      />
      <p className="discret">{t('indicateurs.aspAide')}</p>
    </details>
  );
}

export function Sorties({ sorties }: { sorties: SortiesLues }) {
  return (
    <section className="carte pile">
      <h2>{t('indicateurs.sorties')}</h2>
      <Tableau
        legende={t('indicateurs.categorieLegende')}
        colonnes={[{ texte: t('indicateurs.colCategorie') }, ...COMPTES]}
        rangees={sorties.parCategorie.map((c) => ({
          cle: c.categorie,
          entete: categorie(c.categorie),
          cellules: [nombre(c.enregistrees), nombre(c.examinees)],
        }))}
        total={{
          cle: 'ensemble',
          entete: t('indicateurs.ensemble'),
          cellules: [nombre(sorties.enregistrees), nombre(sorties.examinees)],
        }}
      />
      <HorsDesTaux sorties={sorties} />
      {sorties.parType.length > 0 ? <ParType sorties={sorties} /> : null}
    </section>
  );
}
