/** One row per parcours; cards of the same order on a narrow screen. The way in is a link with the person's name. */
import type { ReactNode } from 'react';
import { useNomOrganisation } from '../api/organisations.js';
import { personaCourante } from '../api/session.js';
import type { LigneParcours, PageParcours } from '../api/types.js';
import { BadgeEtape } from '../composants/badge.js';
import { ColonneTriee } from '../composants/colonne-triee.js';
import { Dit } from '../composants/dit.js';
import { NumeroPass } from '../composants/numero-pass.js';
import { date, jours, nomDeListe } from '../formats/formats.js';
import { Lien } from '../navigation/routeur.js';
import { t, typographie } from '../textes/textes.js';
import { direLaPage } from './etendue.js';
import type { Question, Tri } from './question.js';

/** A column is one entry: its title and what it shows of a row. The first is the name, and the way in. */
interface Colonne {
  titre: string;
  nombre?: true;
  /** Says by itself what it is: a card does not repeat its title. */
  parlante?: true;
  /** The order that this column gives. */
  tri?: Tri;
  /** Takes what room is left, and is cut on a wide screen. */
  longue?: true;
  cellule(ligne: LigneParcours, nomDe: (organisation: string) => string): ReactNode;
}
const COLONNES: readonly Colonne[] = [
  {
    titre: 'Personne',
    tri: 'nom',
    cellule: (l) => <Lien vers={`/parcours/${l.id}`}>{nomDeListe(l, l.personne)}</Lien>,
  },
  {
    titre: 'PASS IAE',
    cellule: (l) => l.numero && <NumeroPass numero={l.numero} />,
  },
  { titre: 'État', parlante: true, cellule: (l) => <BadgeEtape etape={l.etape} libelle={l.libelleEtape} /> },
  {
    titre: 'Reste',
    tri: 'joursRestants',
    nombre: true,
    cellule: (l) => (l.numero && l.joursRestants !== null ? jours(l.joursRestants) : null),
  },
  { titre: 'Fin', tri: 'fin', cellule: (l) => l.fin && <time dateTime={l.fin}>{date(l.fin)}</time> },
  {
    titre: 'Prochaine échéance',
    cellule: ({ prochaineEcheance: e }) =>
      e && (
        <>
          <time dateTime={e.le}>{date(e.le)}</time> <span className="discret">{e.libelle}</span>
        </>
      ),
  },
  { titre: 'Structure', longue: true, cellule: (l, nomDe) => l.siae && nomDe(l.siae) },
  {
    titre: 'Dernier fait',
    tri: 'dernierFait',
    longue: true,
    cellule: ({ dernierFait }) => dernierFait && <Dit texte={`${date(dernierFait.le)} ${dernierFait.phrase}`} />,
  },
];
const classeDe = (c: Colonne): string | undefined => (c.nombre ? 'nombre' : c.longue ? 'longue' : undefined);
const titre = (c: Colonne): string => typographie(c.titre);

function Ligne({ ligne, colonnes }: { ligne: LigneParcours; colonnes: readonly Colonne[] }) {
  const nomDe = useNomOrganisation();
  const [personne, ...autres] = colonnes;
  return (
    <tr>
      <th scope="row">{personne?.cellule(ligne, nomDe)}</th>
      {autres.map((c) => (
        <td key={c.titre} className={classeDe(c)} data-colonne={c.parlante ? undefined : titre(c)}>
          {c.cellule(ligne, nomDe) ?? t('format.aucun')}
        </td>
      ))}
    </tr>
  );
}

function EnTete({ colonne, question, trier }: { colonne: Colonne; question: Question; trier: (colonne: Tri) => void }) {
  const { tri } = colonne;
  const classe = classeDe(colonne);
  if (tri === undefined)
    return (
      <th scope="col" className={classe}>
        {titre(colonne)}
      </th>
    );
  const sens = question.decroissant ? 'descending' : 'ascending';
  return (
    <ColonneTriee
      titre={titre(colonne)}
      classe={classe}
      sens={question.tri === tri ? sens : null}
      trier={() => trier(tri)}
    />
  );
}

interface Proprietes {
  resultat: PageParcours;
  question: Question;
  trier: (colonne: Tri) => void;
}
export function TableauParcours({ resultat, question, trier }: Proprietes) {
  const moi = personaCourante()?.organisation.id;
  // a structure knows its own name; whoever follows several has no room for the last fact
  const toutesAMoi = resultat.lignes.every((l) => l.siae === null || l.siae === moi);
  const colonnes = COLONNES.filter((c) => c.titre !== (toutesAMoi ? 'Structure' : 'Dernier fait'));
  return (
    // Focusable so that the keyboard can scroll it sideways on a medium screen.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className="tableau" tabIndex={0} aria-label={t('liste.legende')}>
      <table className="en-cartes dense">
        <caption className="hors-ecran">{direLaPage(resultat, 'liste.legendePage', 'liste.legendePageSeule')}</caption>
        <thead>
          <tr>
            {colonnes.map((c) => (
              <EnTete key={c.titre} colonne={c} question={question} trier={trier} />
            ))}
          </tr>
        </thead>
        <tbody>
          {resultat.lignes.map((ligne) => (
            <Ligne key={ligne.id} ligne={ligne} colonnes={colonnes} />
          ))}
        </tbody>
      </table>
    </section>
  );
}
