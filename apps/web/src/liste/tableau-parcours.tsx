/** One row per parcours; cards of the same order on a narrow screen. The way in is a link with the person's name. */
import type { ReactNode } from 'react';
import { useNomOrganisation } from '../api/organisations.js';
import type { LigneParcours, PageParcours } from '../api/types.js';
import { BadgeEtape } from '../composants/badge.js';
import { NumeroPass } from '../composants/numero-pass.js';
import { date, jours, nomDeListe } from '../formats/formats.js';
import { Lien } from '../navigation/routeur.js';
import { t, typographie } from '../textes/textes.js';
import { direLaPage } from './etendue.js';

/** A column is one entry: its title and what it shows of a row. The first is the name, and the way in. */
interface Colonne {
  titre: string;
  nombre?: true;
  /** Says by itself what it is: a card does not repeat its title. */
  parlante?: true;
  cellule(ligne: LigneParcours, nomDe: (organisation: string) => string): ReactNode;
}
const COLONNES: readonly Colonne[] = [
  {
    titre: 'Personne',
    cellule: (l) => <Lien vers={`/parcours/${l.id}`}>{nomDeListe(l, l.personne)}</Lien>,
  },
  {
    titre: 'Numéro de PASS IAE',
    cellule: (l) =>
      l.numero ? <NumeroPass numero={l.numero} /> : <span className="discret">{t('liste.sansPass')}</span>,
  },
  { titre: 'État', parlante: true, cellule: (l) => <BadgeEtape etape={l.etape} libelle={l.libelleEtape} /> },
  {
    titre: 'Jours restants',
    nombre: true,
    cellule: (l) => (l.numero && l.joursRestants !== null ? jours(l.joursRestants) : null),
  },
  { titre: 'Fin prévisionnelle', cellule: (l) => l.fin && <time dateTime={l.fin}>{date(l.fin)}</time> },
  { titre: 'Structure', cellule: (l, nomDe) => l.siae && nomDe(l.siae) },
  {
    titre: 'Dernier fait',
    cellule: ({ dernierFait }) =>
      dernierFait && (
        <>
          {dernierFait.phrase} <span className="discret">({date(dernierFait.le)})</span>
        </>
      ),
  },
];
const titre = (c: Colonne): string => typographie(c.titre);

function Ligne({ ligne }: { ligne: LigneParcours }) {
  const nomDe = useNomOrganisation();
  const [personne, ...autres] = COLONNES;
  return (
    <tr>
      <th scope="row">{personne?.cellule(ligne, nomDe)}</th>
      {autres.map((c) => (
        <td key={c.titre} className={c.nombre && 'nombre'} data-colonne={c.parlante ? undefined : titre(c)}>
          {c.cellule(ligne, nomDe) ?? t('format.aucun')}
        </td>
      ))}
    </tr>
  );
}

export function TableauParcours({ resultat }: { resultat: PageParcours }) {
  return (
    // Focusable so that the keyboard can scroll it sideways on a medium screen.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="tableau" tabIndex={0} aria-label={t('liste.legende')}>
      <table className="en-cartes">
        <caption>{direLaPage(resultat, 'liste.legendePage', 'liste.legendePageSeule')}</caption>
        <thead>
          <tr>
            {COLONNES.map((c) => (
              <th key={c.titre} scope="col" className={c.nombre && 'nombre'}>
                {titre(c)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {resultat.lignes.map((ligne) => (
            <Ligne key={ligne.id} ligne={ligne} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
