import type { Jour } from '@jalon/droit';
import { colorier } from '../projection.js';
import type { Lecture } from '../lecture.js';
import { visible, type LecteurDeListe } from '../liste/query.js';
import type { Genre } from './ligne.js';

/** A parcours in which the scheduler has something to record, since `le`. */
export interface ATraiter {
  parcours: string;
  le: Jour;
}

export interface Echeance {
  parcours: string;
  genre: Genre;
  ref: string;
  le: Jour;
  /** Motif, SIAE of the contract or of the diagnosis, organisation asked: what the kind calls for. */
  detail: string | null;
  /** Null once erased. */
  nom: string | null;
  prenom: string | null;
  numero: string | null;
  siae: string | null;
}

export interface DemandeEcheances {
  /** First day, included; absent: overdue ones too. */
  du?: Jour;
  /** Last day, included. */
  jusquAu: Jour;
  genres?: readonly Genre[];
  parcours?: string;
  /** Only parcours in which this organisation took part. */
  organisation?: string;
  departement?: string;
  /** Only what this reader may read. Absent: the operator, who sees everything. */
  lecteur?: LecteurDeListe;
  page?: number;
  /** From 1 to 500; default 100. */
  taille?: number;
}

export interface PageEcheances {
  total: number;
  page: number;
  taille: number;
  position: number;
  lignes: Echeance[];
}

export interface Echeances {
  /**
   * Parcours whose time has come, earliest first. May name one in which nothing is left to do, never misses one that is in the
   * rows: the decision is the domain's.
   */
  aTraiter(jusquAu: Jour, limite?: number): ATraiter[];
  /** By day, then parcours. */
  lister(demande: DemandeEcheances): PageEcheances;
}

export const A_TRAITER = `SELECT parcours, min(agir_le) AS le FROM echeances{c}
  WHERE faite_par IS NULL AND agir_le IS NOT NULL AND agir_le <= ? GROUP BY parcours ORDER BY le, parcours LIMIT ?`;

export function requetes(
  d: DemandeEcheances,
  liste: string,
  organisations: string,
  departements: string,
): { total: string; page: string; liens: Record<string, string> } {
  const sql = ['e.faite_par IS NULL', 'e.le IS NOT NULL', 'e.le <= @jusquAu'];
  const liens: Record<string, string> = { jusquAu: d.jusquAu };
  const ajouter = (condition: string, nom: string, valeur: string | undefined): void => {
    if (valeur === undefined) return;
    sql.push(condition);
    liens[nom] = valeur;
  };
  ajouter('e.le >= @du', 'du', d.du);
  ajouter('e.parcours = @parcours', 'parcours', d.parcours);
  ajouter('l.departement = @departement', 'departement', d.departement);
  ajouter(
    `e.parcours IN (SELECT parcours FROM ${organisations} WHERE organisation = @organisation)`,
    'organisation',
    d.organisation,
  );
  const { lecteur } = d;
  if (lecteur && 'organisation' in lecteur) {
    ajouter(
      `e.parcours IN (SELECT parcours FROM ${organisations} WHERE organisation = @lecteur)`,
      'lecteur',
      lecteur.organisation,
    );
    if (lecteur.siae) ajouter(visible('e'), 'siaeLectrice', lecteur.organisation);
  } else if (lecteur)
    ajouter(
      `EXISTS (SELECT 1 FROM ${departements} x WHERE x.departement = @lieu AND x.parcours = e.parcours)`,
      'lieu',
      lecteur.departement,
    );
  ajouter('e.genre IN (SELECT value FROM json_each(@genres))', 'genres', d.genres && JSON.stringify(d.genres));
  const source = `FROM echeances{c} e LEFT JOIN ${liste} l ON l.parcours = e.parcours WHERE ${sql.join(' AND ')}`;
  return {
    total: `SELECT count(*) AS total ${source}`,
    page: `SELECT e.parcours, e.genre, e.ref, e.le, e.detail, l.nom, l.prenom, l.numero, l.siae ${source}
      ORDER BY e.le, e.parcours, e.genre, e.ref LIMIT @taille OFFSET @saut`,
    liens,
  };
}

export const echeances = (lecture: Lecture): Echeances => ({
  aTraiter: (jusquAu, limite = -1) =>
    lecture.de('echeances', ({ tables }) => tables.sql<ATraiter>(A_TRAITER).all(jusquAu, limite)),
  lister: (demande) =>
    lecture.de('echeances', ({ tables, point }, autre) => {
      const { couleur } = autre('liste').tables;
      const {
        total,
        page: texte,
        liens,
      } = requetes(
        demande,
        colorier('liste{c}', couleur),
        colorier('liste_organisations{c}', couleur),
        colorier('liste_departements{c}', couleur),
      );
      const page = Math.max(1, Math.trunc(demande.page ?? 1));
      const taille = Math.min(500, Math.max(1, Math.trunc(demande.taille ?? 100)));
      const lignes = tables.sql<Echeance>(texte).all({ ...liens, taille, saut: (page - 1) * taille });
      return {
        total: tables.sql<{ total: number }>(total).get(liens)?.total ?? 0,
        page,
        taille,
        position: point.position,
        lignes,
      };
    }),
});
