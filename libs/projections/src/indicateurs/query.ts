/** The figures of a year: read from sums that each fact keeps up to date, as many rows for a large département as for a small one. */
import type { Droit } from '@jalon/droit';
import type { Reader } from '../reader.js';
import type { Tables } from '../projection.js';
import {
  accompagnements,
  compter,
  financements,
  groupes,
  sejours,
  sorties,
  sortiesLues,
  taux,
  type CumulLu,
} from './calcul.js';
import { COMPTEE, SANS_DEPARTEMENT } from './cumuls.js';
import type { DemandeIndicateurs, Indicateurs as Resultat, ResumeStructure } from './formes.js';
import type { GenreCumule } from './table.js';

export interface Indicateurs {
  /**
   * @param droit where categories, labels, shares and classes of stays are read, on the days they apply to; lecture and day of
   * the law itself do not matter
   */
  compter(demande: DemandeIndicateurs, droit: Droit): Resultat;
}

/** Of one structure or of all (''), of one département or of all (''). */
interface Portee {
  annee: number;
  siae: string;
  departement: string;
}
export const DE_LA_PORTEE = `SELECT genre, cle, nombre, somme FROM indicateurs_cumuls{c}
  WHERE annee = @annee AND genre = @genre AND departement = @departement AND siae = @siae ORDER BY cle`;
/** What a line by structure tells, of all of them. */
const GENRES_DES_STRUCTURES = "('accompagnement', 'embauche', 'heures', 'pass', 'sortie')";
export const DES_STRUCTURES = `SELECT siae, genre, cle, nombre, somme FROM indicateurs_cumuls{c}
  WHERE annee = @annee AND genre IN ${GENRES_DES_STRUCTURES} AND departement = @departement AND siae > '' ORDER BY siae, genre, cle`;
export const D_UNE_STRUCTURE = DES_STRUCTURES.replace("siae > ''", 'siae = @siae');
/** Structures that have figures, and where. */
export const STRUCTURES = `SELECT siae, departement FROM indicateurs_cumuls{c}
  WHERE annee = @annee AND genre = 'ligne' ORDER BY departement, siae`;
/** From one year to the next along the index, instead of reading every row. */
export const ANNEES = `WITH RECURSIVE a(annee) AS (
  SELECT min(annee) FROM indicateurs_cumuls{c}
  UNION ALL SELECT (SELECT min(x.annee) FROM indicateurs_cumuls{c} x WHERE x.annee > a.annee) FROM a WHERE a.annee IS NOT NULL)
  SELECT annee FROM a WHERE annee IS NOT NULL ORDER BY annee DESC`;

interface DeStructure extends CumulLu {
  siae: string;
  genre: GenreCumule;
}

const enHeures = (minutes: number): number => Math.round((minutes / 60) * 100) / 100;
const nombre = (lus: readonly CumulLu[]): number => lus.reduce((n, c) => n + c.nombre, 0);
const comptees = (lus: readonly CumulLu[]): number => nombre(lus.filter((c) => c.cle === COMPTEE));
const heures = (lus: readonly CumulLu[]): number => enHeures(lus.reduce((n, c) => n + c.somme, 0));

function resume(siae: string, departement: string | null, lus: readonly DeStructure[], droit: Droit): ResumeStructure {
  const de = (genre: GenreCumule): DeStructure[] => lus.filter((c) => c.genre === genre);
  const siennes = de('sortie').map(sortiesLues);
  return {
    siae,
    departement,
    sorties: compter(siennes, droit),
    taux: taux(siennes, droit),
    accompagnements: nombre(de('accompagnement')),
    embauches: comptees(de('embauche')),
    passDelivres: nombre(de('pass')),
    heures: heures(de('heures')),
  };
}

function lire(tables: Tables, portee: Portee, droit: Droit) {
  const couples = tables.sql<{ siae: string; departement: string }, [object]>(STRUCTURES).all(portee);
  const annees = tables.sql<{ annee: number }, []>(ANNEES).all();
  const structures = new Map<string, string | null>();
  for (const { siae, departement } of couples)
    // the first of its départements
    if (siae !== '')
      structures.set(siae, structures.get(siae) ?? (departement === SANS_DEPARTEMENT ? null : departement));
  const lieux = [...new Set(couples.map((c) => c.departement))];
  const lus = portee.departement === '' ? lieux : [portee.departement];
  const texte = portee.siae === '' ? DES_STRUCTURES : D_UNE_STRUCTURE;
  const parSiae = lus.flatMap((departement) =>
    tables.sql<DeStructure, [object]>(texte).all({ ...portee, departement }),
  );
  return {
    de: (genre: GenreCumule): CumulLu[] =>
      (genre === 'personne' ? [portee.departement] : lus).flatMap((departement) =>
        tables.sql<CumulLu, [object]>(DE_LA_PORTEE).all({ ...portee, departement, genre }),
      ),
    parStructure: groupes(
      parSiae.filter((c) => c.genre !== 'embauche' || c.cle === COMPTEE),
      (c) => c.siae,
    ).map(([id, siens]) => resume(id, portee.departement || (structures.get(id) ?? null), siens, droit)),
    choix: {
      annees: annees.map((a) => a.annee),
      structures: [...structures.keys()].sort((a, b) => (a < b ? -1 : 1)),
      departements: lieux.filter((d) => d !== SANS_DEPARTEMENT),
    },
  };
}

export const indicateurs = (lecture: Reader): Indicateurs => ({
  compter: ({ annee, siae = null, departement = null, jour }, droit) =>
    lecture.de('indicateurs', ({ tables, point }) => {
      const { de, parStructure, choix } = lire(
        tables,
        { annee, siae: siae ?? '', departement: departement ?? '' },
        droit,
      );
      const lues = de('sortie').map(sortiesLues);
      const actions = { actions: de('accompagnement'), ouvertes: de('ouverte'), personnes: de('personne') };
      const parNature = accompagnements(actions, droit, jour);
      const immersions = parNature.find((n) => n.nature === 'pmsmp');
      return {
        annee,
        siae,
        departement,
        auJour: jour,
        position: point.position,
        sorties: sorties(lues, droit),
        taux: taux(lues, droit),
        sejours: sejours(de('sejour'), droit),
        accompagnements: parNature,
        financements: financements(de('financee'), droit),
        pmsmp: { conventions: immersions?.nombre ?? 0, jours: immersions?.jours ?? 0 },
        embauches: comptees(de('embauche')),
        passDelivres: nombre(de('pass')),
        heures: heures(de('heures')),
        parStructure,
        choix,
      };
    }),
});
