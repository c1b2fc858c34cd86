/** The figures of a year, counted when they are asked for: a rectification changes them at once. */
import type { Droit } from '@jalon/droit';
import type { Reader } from '../reader.js';
import type { Tables } from '../projection.js';
import {
  accompagnements,
  financements,
  groupes,
  sejours,
  sorties,
  taux,
  type ActionLue,
  type SortieLue,
} from './calcul.js';
import type { DemandeIndicateurs, Indicateurs as Resultat, ResumeStructure } from './formes.js';
import type { GenreSuivi } from './suivi.js';

export interface Indicateurs {
  /**
   * @param droit where categories, labels, shares and classes of stays are read, on the days they apply to; lecture and day of
   * the law itself do not matter
   */
  compter(demande: DemandeIndicateurs, droit: Droit): Resultat;
}

/** Rows that count in the year, one genre, under the filters; `x` is the row. */
const OU = `x.annee = @annee AND (@siae IS NULL OR x.siae = @siae)
  AND (@departement IS NULL OR x.departement = @departement)`;
const DU_SEJOUR = `FROM indicateurs{c} e WHERE e.parcours = x.parcours AND e.genre = 'embauche' AND e.sortie = x.ref`;
const SORTIES = `SELECT x.siae, x.departement, x.code AS type, x.categorie, x.version, x.fin AS jour, x.comptee, x.manques,
  (SELECT min(e.debut) ${DU_SEJOUR}) AS presenceDepuis,
  (SELECT max(min(coalesce(e.fin, x.fin), x.fin)) ${DU_SEJOUR}) AS presenceJusquAu
  FROM indicateurs{c} x WHERE ${OU} AND x.genre = 'sortie' ORDER BY x.parcours, x.ref`;
const ACTIONS = `SELECT x.siae, x.departement, x.parcours, x.code AS nature, x.version AS fonds, x.debut, x.fin
  FROM indicateurs{c} x WHERE ${OU} AND x.genre = 'accompagnement' ORDER BY x.parcours, x.ref`;
const COMPTES = `SELECT x.siae, min(x.departement) AS departement, x.genre, count(*) AS nombre, sum(x.minutes) AS minutes
  FROM indicateurs{c} x WHERE ${OU} AND x.genre IN ('embauche', 'heures', 'pass') AND x.comptee = 1
  GROUP BY x.siae, x.genre ORDER BY x.siae, x.genre`;
/** From one year to the next along the index, instead of reading every row. */
const ANNEES = `WITH RECURSIVE a(annee) AS (
  SELECT min(annee) FROM indicateurs{c}
  UNION ALL SELECT (SELECT min(x.annee) FROM indicateurs{c} x WHERE x.annee > a.annee) FROM a WHERE a.annee IS NOT NULL)
  SELECT annee FROM a WHERE annee IS NOT NULL ORDER BY annee DESC`;
const CHOIX = 'SELECT DISTINCT siae, departement FROM indicateurs{c} WHERE annee = ? ORDER BY siae, departement';

interface Compte {
  siae: string;
  departement: string | null;
  genre: GenreSuivi;
  nombre: number;
  minutes: number | null;
}
type Liens = { annee: number; siae: string | null; departement: string | null };

const enHeures = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;
const nombreDe = (comptes: readonly Compte[], genre: GenreSuivi): number =>
  comptes.filter((c) => c.genre === genre).reduce((total, c) => total + c.nombre, 0);
const heuresDe = (comptes: readonly Compte[]): number =>
  enHeures(comptes.filter((c) => c.genre === 'heures').reduce((total, c) => total + (c.minutes ?? 0), 0));

interface Lues {
  sorties: SortieLue[];
  actions: ActionLue[];
  comptes: Compte[];
}
const lire = (tables: Tables, liens: Liens): Lues => ({
  sorties: tables.sql<SortieLue, [Liens]>(SORTIES).all(liens),
  actions: tables.sql<ActionLue, [Liens]>(ACTIONS).all(liens),
  comptes: tables.sql<Compte, [Liens]>(COMPTES).all(liens),
});

function resumes({ sorties: toutes, actions, comptes }: Lues, droit: Droit): ResumeStructure[] {
  const deSiae = <T extends { siae: string }>(lignes: readonly T[]): ReadonlyMap<string, T[]> =>
    new Map(groupes(lignes, (x) => x.siae));
  const [parSorties, parActions, parComptes] = [deSiae(toutes), deSiae(actions), deSiae(comptes)];
  const structures = groupes([...toutes, ...actions, ...comptes], (x) => x.siae);
  return structures.map(([siae, lignes]) => {
    const sesSorties = parSorties.get(siae) ?? [];
    const sesComptes = parComptes.get(siae) ?? [];
    const { enregistrees, examinees } = sorties(sesSorties, droit);
    return {
      siae,
      departement: lignes.find((x) => x.departement !== null)?.departement ?? null,
      sorties: { enregistrees, examinees },
      taux: taux(sesSorties, droit),
      accompagnements: parActions.get(siae)?.length ?? 0,
      embauches: nombreDe(sesComptes, 'embauche'),
      passDelivres: nombreDe(sesComptes, 'pass'),
      heures: heuresDe(sesComptes),
    };
  });
}

export const indicateurs = (lecture: Reader): Indicateurs => ({
  compter: ({ annee, siae = null, departement = null, jour }, droit) =>
    lecture.de('indicateurs', ({ tables, point }) => {
      const lues = lire(tables, { annee, siae, departement });
      const parNature = accompagnements(lues.actions, droit, jour);
      const immersions = parNature.find((n) => n.nature === 'pmsmp');
      const choix = tables.sql<{ siae: string; departement: string | null }, [number]>(CHOIX).all(annee);
      return {
        annee,
        siae,
        departement,
        auJour: jour,
        position: point.position,
        sorties: sorties(lues.sorties, droit),
        taux: taux(lues.sorties, droit),
        sejours: sejours(lues.sorties, droit),
        accompagnements: parNature,
        financements: financements(lues.actions, droit),
        pmsmp: { conventions: immersions?.nombre ?? 0, jours: immersions?.jours ?? 0 },
        embauches: nombreDe(lues.comptes, 'embauche'),
        passDelivres: nombreDe(lues.comptes, 'pass'),
        heures: heuresDe(lues.comptes),
        parStructure: resumes(lues, droit),
        choix: {
          annees: tables
            .sql<{ annee: number }, []>(ANNEES)
            .all()
            .map((a) => a.annee),
          structures: [...new Set(choix.map((c) => c.siae))],
          departements: [...new Set(choix.flatMap((c) => c.departement ?? []))].sort(),
        },
      };
    }),
});
