/** One row per structure: its name leads to its page, each number to the list of which it is the total. */
import type { ReactNode } from 'react';
import { ColonneTriee } from '../composants/colonne-triee.js';
import { nombre } from '../formats/formats.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { BadgeConvention } from './badge-convention.js';
import type { Nommee, Question, Tri } from './ranger.js';

interface Colonne {
  tri: Tri;
  titre: string;
  classe?: 'nombre';
  cellule(ligne: Nommee): ReactNode;
}
const COLONNES: readonly Colonne[] = [
  {
    tri: 'nom',
    titre: t('structure.colStructure'),
    cellule: (l) => <Lien vers={`/structures/${l.id}`}>{l.nomDit}</Lien>,
  },
  { tri: 'type', titre: t('structure.colType'), cellule: (l) => l.libelleType },
  {
    tri: 'convention',
    titre: t('structure.colConvention'),
    cellule: (l) => <BadgeConvention conventionnee={l.conventionnement.satisfaite} />,
  },
  {
    tri: 'parcours',
    titre: t('structure.colEnCours'),
    classe: 'nombre',
    cellule: (l) => (
      <Lien
        vers={`/parcours?${new URLSearchParams({ siae: l.id, etat: 'enCours' })}`}
        aria-label={t('structure.enCoursDe', { n: nombre(l.parcoursEnCours), nom: l.nomDit })}
      >
        {nombre(l.parcoursEnCours)}
      </Lien>
    ),
  },
];
const SUIVRE: Colonne = {
  tri: 'suivre',
  titre: t('structure.suivre'),
  classe: 'nombre',
  cellule: ({ id, nomDit, aSuivre: n }) =>
    n && (
      <Lien
        vers={`/anomalies?${new URLSearchParams({ structure: id })}`}
        aria-label={t('structure.suivreDe', { n: nombre(n), nom: nomDit })}
      >
        {nombre(n)}
      </Lien>
    ),
};

interface Proprietes {
  lignes: readonly Nommee[];
  question: Question;
  trier: (colonne: Tri) => void;
}
export function TableauStructures({ lignes, question, trier }: Proprietes) {
  // what is to be followed is told to the State alone
  const colonnes = lignes.some((l) => l.aSuivre !== null) ? [...COLONNES, SUIVRE] : COLONNES;
  const sens = question.decroissant ? 'descending' : 'ascending';
  return (
    // Focusable so that the keyboard can scroll it sideways on a medium screen.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="tableau" tabIndex={0} aria-label={t('structure.legende')}>
      <table className="en-cartes dense">
        <caption className="hors-ecran">{t('structure.legende')}</caption>
        <thead>
          <tr>
            {colonnes.map((c) => (
              <ColonneTriee
                key={c.tri}
                titre={c.titre}
                classe={c.classe}
                sens={question.tri === c.tri ? sens : null}
                trier={() => trier(c.tri)}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {lignes.map((l) => (
            <tr key={l.id}>
              <th scope="row">{COLONNES[0]?.cellule(l)}</th>
              {colonnes.slice(1).map((c) => (
                <td key={c.tri} className={c.classe} data-colonne={c.titre}>
                  {c.cellule(l)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
