/**
 * The list as a screen asks for it. State and remaining days are those of the domain (`etatPass`, `joursRestants`) said in SQL,
 * because they must be filtered and sorted before a page is cut; a test compares the two on generated histories.
 */
import type { Jour } from '@jalon/droit';
import type { EtatPass } from '@jalon/parcours';
import { colorier } from '../projection.js';
import type { Lecture, Lue } from '../lecture.js';
import type { Etape } from './ligne.js';
import { apresPrefixe, mots, normaliser, RECHERCHE_MIN } from './recherche.js';

export type TriListe = 'nom' | 'fin' | 'joursRestants' | 'dernierFait' | 'ouvertLe';

/**
 * Who looks at a list. `organisation`: the parcours in which it took part; `siae`: hers among SIAE, another's diagnosis stays unseen
 * (ELI-09). `departement`: the parcours in which an organisation of that département took part.
 */
export type LecteurDeListe = { organisation: string; siae: boolean } | { departement: string };

export interface DemandeListe {
  /** Day on which states and remaining days are computed. */
  jour: Jour;
  /** Beginnings of words of the name, or of the PASS number (with or without spaces); ignored under 2 characters. */
  recherche?: string;
  etat?: EtatPass;
  etape?: Etape;
  /** Only parcours with a request for prolongation waiting for an answer. */
  enAttente?: boolean;
  siae?: string;
  /** Only parcours in which this organisation took part. */
  organisation?: string;
  departement?: string;
  /** Only what this reader may read, and shown to her as she may see it. Absent: the operator, who sees everything. */
  lecteur?: LecteurDeListe;
  /** Only parcours with a deadline from `jour` to this day, both included. */
  echeanceAvant?: Jour;
  /** Default `nom`; a leading `-` reverses. */
  tri?: TriListe | `-${TriListe}`;
  /** From 1. */
  page?: number;
  /** Rows a page, from 1 to 200; default 25. */
  taille?: number;
}

export interface LigneListe {
  id: string;
  /** Null once erased. */
  nom: string | null;
  prenom: string | null;
  /** `cle_absente` is told by whoever holds the keys: rows only know that there is no name. */
  personne: 'presente' | 'effacee' | 'cle_absente';
  numero: string | null;
  etape: Etape;
  /** Name of the step in the chart. */
  etapeDetaillee: string;
  etat: EtatPass | null;
  debut: Jour | null;
  fin: Jour | null;
  joursRestants: number;
  siae: string | null;
  typeSiae: string | null;
  departement: string | null;
  suspension: { debut: Jour; fin: Jour } | null;
  /** Id of the request waiting for an answer. */
  demandeEnAttente: string | null;
  contrat: { id: string; fin: Jour | null } | null;
  sortieLe: Jour | null;
  closLe: Jour | null;
  ouvertLe: Jour | null;
  /** Null: it is not for this reader. */
  dernierFait: { phrase: string; le: Jour } | null;
  prochaineEcheance: { genre: string; le: Jour } | null;
  revision: number;
  position: number;
}

export interface PageListe {
  total: number;
  page: number;
  taille: number;
  /** Last event that these rows reflect. */
  position: number;
  lignes: LigneListe[];
}

export interface Liste {
  lister(demande: DemandeListe): PageListe;
  /** One row; null when unknown. */
  trouver(parcours: string, jour: Jour): LigneListe | null;
}

const suspendu = `EXISTS (SELECT 1 FROM json_each(l.suspensions) s WHERE s.value ->> 'debut' <= @jour AND @jour <= s.value ->> 'fin')`;
const ETAT = `CASE WHEN l.numero IS NULL THEN NULL WHEN l.annule = 1 THEN 'ANNULE' WHEN l.clos_le <= @jour THEN 'CLOS'
  WHEN l.fin < @jour THEN 'EXPIRE' WHEN ${suspendu} THEN 'SUSPENDU' WHEN l.debut <= @jour THEN 'VALIDE' ELSE 'A_VENIR' END`;
/** As people say it: a suspension to come or an end not yet recorded are not shown too early or too late. */
const ETAPE = `CASE WHEN l.etape <> 'actif' THEN l.etape WHEN (${ETAT}) = 'EXPIRE' THEN 'expire'
  WHEN (${ETAT}) = 'SUSPENDU' THEN 'suspendu' ELSE 'enCours' END`;
const suspendus = `(SELECT sum(julianday(min(s.value ->> 'fin', l.fin)) - julianday(max(s.value ->> 'debut', l.debut, @jour)) + 1)
  FROM json_each(l.suspensions) s WHERE s.value ->> 'fin' >= max(l.debut, @jour))`;
const RESTE = `CASE WHEN l.numero IS NULL OR l.annule = 1 OR l.clos_le <= @jour OR l.fin < @jour THEN 0
  ELSE max(0, CAST(julianday(l.fin) - julianday(max(l.debut, @jour)) + 1 - coalesce(${suspendus}, 0) AS INTEGER)) END`;

const TRIS: Record<TriListe, string> = {
  nom: 'l.nom',
  fin: 'l.fin',
  joursRestants: 'reste',
  dernierFait: 'l.position',
  ouvertLe: 'l.ouvert_le',
};

/** Conditions on columns, then on the computed state. Every value is bound; texts here are constants. */
function conditions(d: DemandeListe, echeances: string): { sql: string[]; liens: Record<string, string> } {
  const sql: string[] = [];
  const liens: Record<string, string> = { jour: d.jour };
  const ajouter = (condition: string, nom: string, valeur: string | undefined): void => {
    if (valeur === undefined) return;
    sql.push(condition);
    liens[nom] = valeur;
  };
  // the employer took part: its parcours are found by the index of organisations, then told apart
  ajouter(
    'l.siae = @siae AND l.parcours IN (SELECT parcours FROM liste_organisations{c} WHERE organisation = @siae)',
    'siae',
    d.siae,
  );
  ajouter(`(${ETAPE}) = @etape`, 'etape', d.etape);
  if (d.enAttente) sql.push('l.demande IS NOT NULL');
  ajouter('l.departement = @departement', 'departement', d.departement);
  ajouter(
    'l.parcours IN (SELECT parcours FROM liste_organisations{c} WHERE organisation = @organisation)',
    'organisation',
    d.organisation,
  );
  const { lecteur } = d;
  const siae = siaeLectrice(d);
  if (siae !== undefined) liens['siaeLectrice'] = siae;
  if (lecteur && 'organisation' in lecteur) {
    ajouter(
      'l.parcours IN (SELECT parcours FROM liste_organisations{c} WHERE organisation = @lecteur)',
      'lecteur',
      lecteur.organisation,
    );
  } else if (lecteur)
    // a whole département is most of the table: walked in the order asked for, each row looked up
    ajouter(
      'EXISTS (SELECT 1 FROM liste_departements{c} x WHERE x.departement = @lieu AND x.parcours = l.parcours)',
      'lieu',
      lecteur.departement,
    );
  ajouter(
    `EXISTS (SELECT 1 FROM ${echeances} e WHERE e.parcours = l.parcours AND e.faite_par IS NULL AND e.le BETWEEN @jour AND @avant${siae === undefined ? '' : ` AND ${visible('e')}`})`,
    'avant',
    d.echeanceAvant,
  );
  const recherche = d.recherche ?? '';
  if (normaliser(recherche).length >= RECHERCHE_MIN)
    mots(recherche).forEach((mot, i) => {
      sql.push(`l.parcours IN (SELECT parcours FROM liste_mots{c} WHERE mot >= @mot${i} AND mot < @apres${i})`);
      Object.assign(liens, { [`mot${i}`]: mot, [`apres${i}`]: apresPrefixe(mot) });
    });
  ajouter(`(${ETAT}) = @etat`, 'etat', d.etat);
  return { sql, liens };
}

const siaeLectrice = ({ lecteur }: Pick<DemandeListe, 'lecteur'>): string | undefined =>
  lecteur && 'organisation' in lecteur && lecteur.siae ? lecteur.organisation : undefined;

/** The deadline of another SIAE's diagnosis is not for this one (ELI-09). */
export const visible = (e: string): string =>
  `(${e}.genre <> 'expiration_diagnostic' OR ${e}.detail IS NULL OR ${e}.detail = @siaeLectrice)`;

const colonnes = (
  echeances: string,
  d: Pick<DemandeListe, 'lecteur'>,
): string => `l.*, (${ETAPE}) AS etape_du_jour, (${ETAT}) AS etat, (${RESTE}) AS reste,
  (SELECT e.genre || ' ' || e.le FROM ${echeances} e WHERE e.parcours = l.parcours AND e.faite_par IS NULL AND e.le >= @jour${siaeLectrice(d) === undefined ? '' : ` AND ${visible('e')}`}
   ORDER BY e.le, e.genre, e.ref LIMIT 1) AS prochaine`;

type Cellules = Record<string, string | number | null>;

function enLigne(c: Cellules, jour: Jour, siae?: string): LigneListe {
  const texte = (nom: string): string | null => c[nom] as string | null;
  const [genre, le] = texte('prochaine')?.split(' ') ?? [];
  const enCours = (JSON.parse(c['suspensions'] as string) as { debut: Jour; fin: Jour }[]).find(
    (s) => s.debut <= jour && jour <= s.fin,
  );
  const cache = siae !== undefined && c['dernier_pour'] !== null && c['dernier_pour'] !== siae;
  return {
    id: c['parcours'] as string,
    nom: texte('nom'),
    prenom: texte('prenom'),
    personne: c['personne'] as LigneListe['personne'],
    numero: texte('numero'),
    etape: c['etape_du_jour'] as Etape,
    etapeDetaillee: c['etape_detaillee'] as string,
    etat: c['etat'] as EtatPass | null,
    debut: texte('debut'),
    fin: texte('fin'),
    joursRestants: c['reste'] as number,
    siae: texte('siae'),
    typeSiae: texte('type_siae'),
    departement: texte('departement'),
    suspension: enCours ? { debut: enCours.debut, fin: enCours.fin } : null,
    demandeEnAttente: texte('demande'),
    contrat: c['contrat'] === null ? null : { id: c['contrat'] as string, fin: texte('contrat_fin') },
    sortieLe: texte('sortie_le'),
    closLe: texte('clos_le'),
    ouvertLe: texte('ouvert_le'),
    dernierFait: cache ? null : { phrase: c['dernier_fait'] as string, le: c['dernier_le'] as Jour },
    prochaineEcheance: genre !== undefined && le !== undefined ? { genre, le } : null,
    revision: c['revision'] as number,
    position: c['position'] as number,
  };
}

/** Texts of the query, exported so that a test can ask SQLite for their plan. */
export function requetes(
  d: DemandeListe,
  echeances: string,
): { total: string; page: string; liens: Record<string, string> } {
  const { sql, liens } = conditions(d, echeances);
  const filtre = sql.length > 0 ? `WHERE ${sql.join(' AND ')}` : '';
  const tri = d.tri ?? 'nom';
  const sens = tri.startsWith('-') ? 'DESC' : 'ASC';
  const cle = TRIS[tri.replace('-', '') as TriListe];
  const ordre =
    cle === 'l.nom' ? `l.nom ${sens}, l.prenom ${sens}, l.parcours ${sens}` : `${cle} ${sens}, l.parcours ${sens}`;
  return {
    total: `SELECT count(*) FROM liste{c} l ${filtre}`,
    page: `SELECT ${colonnes(echeances, d)} FROM liste{c} l ${filtre} ORDER BY ${ordre} LIMIT @taille OFFSET @saut`,
    liens,
  };
}

const nomEcheances = ({ tables }: Lue): string => colorier('echeances{c}', tables.couleur);

export const liste = (lecture: Lecture): Liste => ({
  lister: (demande) =>
    lecture.de('liste', ({ tables, point }, autre) => {
      const { total, page: texte, liens } = requetes(demande, nomEcheances(autre('echeances')));
      const page = Math.max(1, Math.trunc(demande.page ?? 1));
      const taille = Math.min(200, Math.max(1, Math.trunc(demande.taille ?? 25)));
      const lignes = tables.sql<Cellules>(texte).all({ ...liens, taille, saut: (page - 1) * taille });
      const compte = tables.sql<{ 'count(*)': number }>(total).get(liens);
      return {
        total: compte?.['count(*)'] ?? 0,
        page,
        taille,
        position: point.position,
        lignes: lignes.map((l) => enLigne(l, demande.jour, siaeLectrice(demande))),
      };
    }),
  trouver: (parcours, jour) =>
    lecture.de('liste', ({ tables }, autre) => {
      const texte = `SELECT ${colonnes(nomEcheances(autre('echeances')), {})} FROM liste{c} l WHERE l.parcours = @parcours`;
      const ligne = tables.sql<Cellules>(texte).get({ parcours, jour });
      return ligne ? enLigne(ligne, jour) : null;
    }),
});
