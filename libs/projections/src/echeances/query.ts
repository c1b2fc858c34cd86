import type { Jour } from '@jalon/droit';
import type { Classe, Montre } from '@jalon/visibilite';
import { z } from 'zod';
import { colored } from '../projection.js';
import type { Identite, Identites } from '../identites.js';
import type { Reader } from '../reader.js';
import { siens, type LecteurDeListe, type RegardSurLaListe } from '../liste/demande.js';
import { ligneListe } from '../liste/ligne-montree.js';
import { visible } from '../liste/conditions.js';
import { identiteDe } from '../liste/query.js';
import { identiteSelon } from '../liste/textes.js';
import { tableDepartements, tableIdentites, tableListe, tableOrganisations } from '../liste/table.js';
import { formeJour } from '../table/colonnes.js';
import { champsVisibles, definirForme, schemaPage, type DonneesDe, type Page } from '../table/definir-forme.js';
import type { RangDe } from '../table/definir-table.js';
import { demandesQuiAttendent, type Competence, type DemandeQuiAttend } from './demandes.js';
import { GENRES, type Genre } from './genres.js';
import { tableEcheances } from './table.js';

/** A parcours in which the scheduler has something to record, since `le`. */
export interface ATraiter {
  parcours: string;
  le: Jour;
}

/** A deadline as it is shown, with the person it is about. */
const echeanceMontree = definirForme<RangLu>()({
  ...champsVisibles(tableEcheances),
  le: { forme: formeJour, visible: 'pass' },
  libelle: { forme: z.string(), de: (r) => GENRES[r.genre], visible: 'pass' },
  nom: ligneListe.champs.nom,
  prenom: ligneListe.champs.prenom,
  numero: ligneListe.champs.numero,
  siae: ligneListe.champs.siae,
  fin: ligneListe.champs.fin,
  sortieLe: ligneListe.champs.sortieLe,
  closLe: ligneListe.champs.closLe,
  demandeEnAttente: ligneListe.champs.demandeEnAttente,
  /** The latest contract not ended; a former one calls for nothing any more. */
  contrat: { forme: z.string().nullable(), visible: 'pass' },
});
type RangLu = Pick<RangDe<typeof tableEcheances>, 'parcours' | 'genre' | 'ref' | 'detail'> & { le: Jour } & Pick<
    RangDe<typeof tableListe>,
    'siae' | 'fin' | 'sortieLe' | 'closLe' | 'demandeEnAttente' | 'contrat'
  > &
  Identite & { identite: string | null };
/** Every deadline tells of a diagnosis, a PASS or a contract: its mere existence does. */
const EXISTENCE: Classe = 'pass';

export type Echeance = DonneesDe<typeof echeanceMontree>;
export type PageEcheances = Page<Echeance>;
export const schemaEcheances = schemaPage(echeanceMontree.schema);

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
  page?: number;
  /** From 1 to 500; default 100. */
  taille?: number;
}

export interface Echeances {
  /**
   * Parcours whose time has come, earliest first. May name one in which nothing is left to do, never misses one that is in the
   * rows: the decision is the domain's.
   */
  aTraiter(jusquAu: Jour, limite?: number): ATraiter[];
  /** By day, then parcours. Everything, for the operator of the data or a computation. */
  lister(demande: DemandeEcheances): PageEcheances;
  /** What one reader may read, as she may see it; the total counts it alone. */
  listerPour(regard: RegardSurLaListe, demande: DemandeEcheances): Page<Montre<Echeance>>;
  /** Requests for prolongation that wait, the earliest asked first; `competente` adds those that anybody habilitated there may decide. */
  demandesPour(regard: RegardSurLaListe, competente?: Competence): Montre<DemandeQuiAttend>[];
}

/** What the scheduler and the fold alone need is not read. */
const LUES = tableEcheances.selection('e', ['agirLe', 'creePar', 'faitePar']);

/** What says whether a deadline still calls for anything. */
const DU_PARCOURS =
  'l.siae, l.fin, l.sortie_le AS sortieLe, l.clos_le AS closLe, l.demande_en_attente AS demandeEnAttente, l.contrat';

export const A_TRAITER = `SELECT parcours, min(agir_le) AS le FROM echeances{c}
  WHERE faite_par IS NULL AND agir_le IS NOT NULL AND agir_le <= ? GROUP BY parcours ORDER BY le, parcours LIMIT ?`;

export function queries(
  d: DemandeEcheances,
  liste: string,
  organisations: string,
  departements: string,
  identites: string,
  lecteur?: LecteurDeListe,
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
  if (lecteur && 'organisation' in lecteur) {
    const lues = siens(lecteur);
    ajouter(
      `e.parcours IN (SELECT parcours FROM ${organisations} WHERE organisation ${lues.length === 1 ? '= @lecteur' : 'IN (SELECT value FROM json_each(@lecteur))'})`,
      'lecteur',
      lues.length === 1 ? lecteur.organisation : JSON.stringify(lues),
    );
    if (lecteur.siae) ajouter(visible('e'), 'siaesLectrices', JSON.stringify(lues));
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
    page: `SELECT ${LUES}, ${identiteSelon(identites)}, ${DU_PARCOURS} ${source}
      ORDER BY e.le, e.parcours, e.genre, e.ref LIMIT @taille OFFSET @saut`,
    liens,
  };
}

/** Who reads no parcours. */
const PERSONNE: LecteurDeListe = { organisation: '', siae: true };

function lister(
  lecture: Reader,
  identites: Identites,
  demande: DemandeEcheances,
  lecteur?: LecteurDeListe,
): PageEcheances {
  return lecture.de('echeances', ({ tables, point }, autre) => {
    const { color } = autre('liste').tables;
    const [nomListe, organisations, departements, textes] = [
      tableListe,
      tableOrganisations,
      tableDepartements,
      tableIdentites,
    ].map((t) => colored(t.nom, color)) as [string, string, string, string];
    const { total, page: texte, liens } = queries(demande, nomListe, organisations, departements, textes, lecteur);
    const page = Math.max(1, Math.trunc(demande.page ?? 1));
    const taille = Math.min(500, Math.max(1, Math.trunc(demande.taille ?? 100)));
    const rangs = tables.sql<RangLu>(texte).all({ ...liens, taille, saut: (page - 1) * taille });
    return {
      total: tables.sql<{ total: number }>(total).get(liens)?.total ?? 0,
      page,
      taille,
      position: point.position,
      lignes: rangs.map((r) => echeanceMontree.composer(Object.assign(r, identiteDe(r, identites)))),
    };
  });
}

export const echeances = (lecture: Reader, identites: Identites): Echeances => ({
  aTraiter: (jusquAu, limite = -1) =>
    lecture.de('echeances', ({ tables }) => tables.sql<ATraiter>(A_TRAITER).all(jusquAu, limite)),
  lister: (demande) => lister(lecture, identites, demande),
  listerPour({ lecteur, vues }, demande) {
    const page = lister(lecture, identites, demande, vues.has(EXISTENCE) ? lecteur : PERSONNE);
    return { ...page, lignes: page.lignes.map((e) => echeanceMontree.montrer(e, vues)) };
  },
  demandesPour: ({ lecteur, vues }, competente) =>
    demandesQuiAttendent(lecture, identites, vues.has(EXISTENCE) ? lecteur : PERSONNE, vues, competente),
});
