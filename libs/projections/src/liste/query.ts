/**
 * The list as a screen asks for it. State and remaining days are those of the domain (`etatPass`, `joursRestants`) said in SQL,
 * because they must be filtered and sorted before a page is cut; a test compares the two on generated histories.
 */
import type { Jour } from '@jalon/droit';
import { colorier } from '../projection.js';
import type { Lecture, Lue } from '../lecture.js';
import {
  demandePermise,
  type DemandeListe,
  type LecteurDeListe,
  type RegardSurLaListe,
  type TriListe,
} from './demande.js';
import { ligneListe, type LigneListe, type PageListe, type PageListeMontree, type RangLu } from './ligne-montree.js';
import { tableListe } from './table.js';
import { apresPrefixe, mots, normaliser, RECHERCHE_MIN } from './recherche.js';

export interface Liste {
  /** Everything, for the operator of the data or a computation. */
  lister(demande: DemandeListe): PageListe;
  /**
   * What one reader may read, as she may see it: the total counts it alone. What she asks on what she does not see is not looked at.
   */
  listerPour(regard: RegardSurLaListe, demande: DemandeListe): PageListeMontree;
  /** One row, for the operator; null when unknown. */
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
  joursRestants: 'joursRestants',
  dernierFait: 'l.position',
  ouvertLe: 'l.ouvert_le',
};

/** Conditions on columns, then on the computed state. Every value is bound; texts here are constants. */
function conditions(
  d: DemandeListe,
  echeances: string,
  lecteur?: LecteurDeListe,
): { sql: string[]; liens: Record<string, string> } {
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
  if (d.enAttente) sql.push('l.demande_en_attente IS NOT NULL');
  ajouter('l.departement = @departement', 'departement', d.departement);
  ajouter(
    'l.parcours IN (SELECT parcours FROM liste_organisations{c} WHERE organisation = @organisation)',
    'organisation',
    d.organisation,
  );
  const siae = siaeLectrice(lecteur);
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

const siaeLectrice = (lecteur?: LecteurDeListe): string | undefined =>
  lecteur && 'organisation' in lecteur && lecteur.siae ? lecteur.organisation : undefined;

/** The deadline of another SIAE's diagnosis is not for this one (ELI-09). */
export const visible = (e: string): string =>
  `(${e}.genre <> 'expiration_diagnostic' OR ${e}.detail IS NULL OR ${e}.detail = @siaeLectrice)`;

/** What only finding or folding needs is not read. */
const LUES = tableListe.selection('l', ['memoire', 'recherche', 'annule']);
const colonnes = (echeances: string, lecteur?: LecteurDeListe): string => `${LUES},
  (${ETAPE}) AS etapeDuJour, (${ETAT}) AS etat, (${RESTE}) AS joursRestants,
  (SELECT e.genre || ' ' || e.le FROM ${echeances} e WHERE e.parcours = l.parcours AND e.faite_par IS NULL AND e.le >= @jour${siaeLectrice(lecteur) === undefined ? '' : ` AND ${visible('e')}`}
   ORDER BY e.le, e.genre, e.ref LIMIT 1) AS prochaine`;

function enLigne(rang: RangLu, jour: Jour, lecteur?: LecteurDeListe): LigneListe {
  tableListe.convertir(rang);
  return ligneListe.composer(Object.assign(rang, { jour, siaeLectrice: siaeLectrice(lecteur) }));
}

/** Texts of the query, exported so that a test can ask SQLite for their plan. */
export function requetes(
  d: DemandeListe,
  echeances: string,
  lecteur?: LecteurDeListe,
): { total: string; page: string; liens: Record<string, string> } {
  const { sql, liens } = conditions(d, echeances, lecteur);
  const filtre = sql.length > 0 ? `WHERE ${sql.join(' AND ')}` : '';
  const tri = d.tri ?? 'nom';
  const sens = tri.startsWith('-') ? 'DESC' : 'ASC';
  const cle = TRIS[tri.replace('-', '') as TriListe];
  const ordre =
    cle === 'l.nom' ? `l.nom ${sens}, l.prenom ${sens}, l.parcours ${sens}` : `${cle} ${sens}, l.parcours ${sens}`;
  return {
    total: `SELECT count(*) FROM liste{c} l ${filtre}`,
    page: `SELECT ${colonnes(echeances, lecteur)} FROM liste{c} l ${filtre} ORDER BY ${ordre} LIMIT @taille OFFSET @saut`,
    liens,
  };
}

const nomEcheances = ({ tables }: Lue): string => colorier('echeances{c}', tables.couleur);

function lister(lecture: Lecture, demande: DemandeListe, lecteur?: LecteurDeListe): PageListe {
  return lecture.de('liste', ({ tables, point }, autre) => {
    const { total, page: texte, liens } = requetes(demande, nomEcheances(autre('echeances')), lecteur);
    const page = Math.max(1, Math.trunc(demande.page ?? 1));
    const taille = Math.min(200, Math.max(1, Math.trunc(demande.taille ?? 25)));
    const lignes = tables.sql<RangLu>(texte).all({ ...liens, taille, saut: (page - 1) * taille });
    const compte = tables.sql<{ 'count(*)': number }>(total).get(liens);
    return {
      total: compte?.['count(*)'] ?? 0,
      page,
      taille,
      position: point.position,
      lignes: lignes.map((l) => enLigne(l, demande.jour, lecteur)),
    };
  });
}

export const liste = (lecture: Lecture): Liste => ({
  lister: (demande) => lister(lecture, demande),
  listerPour({ lecteur, vues }, demande) {
    const page = lister(lecture, demandePermise(demande, vues), lecteur);
    return { ...page, lignes: page.lignes.map((l) => ligneListe.montrer(l, vues)) };
  },
  trouver: (parcours, jour) =>
    lecture.de('liste', ({ tables }, autre) => {
      const texte = `SELECT ${colonnes(nomEcheances(autre('echeances')))} FROM liste{c} l WHERE l.parcours = @parcours`;
      const rang = tables.sql<RangLu>(texte).get({ parcours, jour });
      return rang ? enLigne(rang, jour) : null;
    }),
});
