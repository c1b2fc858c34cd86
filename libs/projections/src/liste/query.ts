/**
 * The list as a screen asks for it. State and remaining days are those of the domain (`etatPass`, `joursRestants`) said in SQL,
 * because they must be filtered and sorted before a page is cut; a test compares the two on generated histories.
 */
import type { Jour } from '@jalon/droit';
import { SANS_IDENTITE, type Identite, type Identites } from '../identites.js';
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
import { MOTS, NOMS, Noms } from './noms.js';
import { apresPrefixe, mots, normaliser, RECHERCHE_MIN } from './recherche.js';
import { tableListe } from './table.js';

export interface Liste {
  /** Everything, for the operator of the data or a computation. */
  lister(demande: DemandeListe): PageListe;
  /**
   * What one reader may read, as she may see it: the total counts it alone. What she asks on what she does not see is not looked at.
   */
  listerPour(regard: RegardSurLaListe, demande: DemandeListe): PageListeMontree;
  /** One row, for the operator; null when unknown. */
  trouver(parcours: string, jour: Jour): LigneListe | null;
  /**
   * Prepares what a reader asks, without holding the event loop: the first time, the names she may see are opened one by one. Optional:
   * the request does by itself what was not prepared.
   */
  preparer(regard: RegardSurLaListe, demande: DemandeListe): Promise<void>;
  /** Wipes these persons, erased, from what memory holds for sorting and searching. */
  oublier(parcours: readonly string[]): void;
}

const suspendu = `EXISTS (SELECT 1 FROM json_each(l.suspensions) s WHERE s.value ->> 'debut' <= @jour AND @jour <= s.value ->> 'fin')`;
const ETAT = `CASE WHEN l.debut IS NULL THEN NULL WHEN l.annule = 1 THEN 'ANNULE' WHEN l.clos_le <= @jour THEN 'CLOS'
  WHEN l.fin < @jour THEN 'EXPIRE' WHEN ${suspendu} THEN 'SUSPENDU' WHEN l.debut <= @jour THEN 'VALIDE' ELSE 'A_VENIR' END`;
/** As people say it: a suspension to come or an end not yet recorded are not shown too early or too late. */
const ETAPE = `CASE WHEN l.etape <> 'actif' THEN l.etape WHEN (${ETAT}) = 'EXPIRE' THEN 'expire'
  WHEN (${ETAT}) = 'SUSPENDU' THEN 'suspendu' ELSE 'enCours' END`;
const suspendus = `(SELECT sum(julianday(min(s.value ->> 'fin', l.fin)) - julianday(max(s.value ->> 'debut', l.debut, @jour)) + 1)
  FROM json_each(l.suspensions) s WHERE s.value ->> 'fin' >= max(l.debut, @jour))`;
const RESTE = `CASE WHEN l.debut IS NULL OR l.annule = 1 OR l.clos_le <= @jour OR l.fin < @jour THEN 0
  ELSE max(0, CAST(julianday(l.fin) - julianday(max(l.debut, @jour)) + 1 - coalesce(${suspendus}, 0) AS INTEGER)) END`;

const TRIS: Record<TriListe, string> = {
  nom: 'n.nom',
  fin: 'l.fin',
  joursRestants: 'joursRestants',
  dernierFait: 'l.position',
  ouvertLe: 'l.ouvert_le',
};

interface Conditions {
  /** On the parcours alone, named by the alias given: told without opening its row. */
  cle: string[];
  /** On its row, `l`, and on the state computed from it. */
  ligne: string[];
  liens: Record<string, string>;
}

/** Every value is bound; texts here are constants. @param p where the parcours is named: the row, or the names in memory */
function conditions(d: DemandeListe, echeances: string, p: 'l' | 'n', lecteur?: LecteurDeListe): Conditions {
  const cle: string[] = [];
  const ligne: string[] = [];
  const liens: Record<string, string> = { jour: d.jour };
  const ajouter = (ou: string[], condition: string, nom: string, valeur: string | undefined): void => {
    if (valeur === undefined) return;
    ou.push(condition);
    liens[nom] = valeur;
  };
  const lie = (a: string): string =>
    `${p}.parcours IN (SELECT parcours FROM liste_organisations{c} WHERE organisation = @${a})`;
  // the employer took part: its parcours are found by the index of organisations, then told apart
  ajouter(ligne, `l.siae = @siae AND ${lie('siae')}`, 'siae', d.siae);
  ajouter(ligne, `(${ETAPE}) = @etape`, 'etape', d.etape);
  if (d.enAttente) ligne.push('l.demande_en_attente IS NOT NULL');
  ajouter(ligne, 'l.departement = @departement', 'departement', d.departement);
  ajouter(cle, lie('organisation'), 'organisation', d.organisation);
  const siae = siaeLectrice(lecteur);
  if (siae !== undefined) liens['siaeLectrice'] = siae;
  ajouter(
    cle,
    `EXISTS (SELECT 1 FROM ${echeances} e WHERE e.parcours = ${p}.parcours AND e.faite_par IS NULL AND e.le BETWEEN @jour AND @avant${siae === undefined ? '' : ` AND ${visible('e')}`})`,
    'avant',
    d.echeanceAvant,
  );
  motsCherches(d).forEach((mot, i) => {
    // the first one leads: see `source`
    if (i > 0) cle.push(`n.parcours IN (${trouves(i)})`);
    Object.assign(liens, { [`mot${i}`]: mot, [`apres${i}`]: apresPrefixe(mot) });
  });
  ajouter(ligne, `(${ETAT}) = @etat`, 'etat', d.etat);
  return { cle, ligne, liens };
}

/** The longest first: most often the one that finds the fewest. */
function motsCherches({ recherche = '' }: DemandeListe): string[] {
  if (normaliser(recherche).length < RECHERCHE_MIN) return [];
  return mots(recherche).sort((a, b) => b.length - a.length);
}
const trouves = (i: number): string =>
  `SELECT parcours FROM ${MOTS} WHERE portee = @portee AND mot >= @mot${i} AND mot < @apres${i}`;
const triDe = ({ tri = 'nom' }: DemandeListe): { champ: TriListe; sens: 'ASC' | 'DESC' } => ({
  champ: tri.replace('-', '') as TriListe,
  sens: tri.startsWith('-') ? 'DESC' : 'ASC',
});
/** Sorted or searched by what only memory knows. */
export const parLesNoms = (d: DemandeListe): boolean => triDe(d).champ === 'nom' || motsCherches(d).length > 0;

/** What the tables say that this reader may read. */
function acces(lecteur?: LecteurDeListe): { condition: string | null; liens: Record<string, string> } {
  if (!lecteur) return { condition: null, liens: {} };
  if ('organisation' in lecteur)
    return {
      condition: 'l.parcours IN (SELECT parcours FROM liste_organisations{c} WHERE organisation = @lecteur)',
      liens: { lecteur: lecteur.organisation },
    };
  return {
    // a whole département is most of the table: walked in the order asked for, each row looked up
    condition: 'EXISTS (SELECT 1 FROM liste_departements{c} x WHERE x.departement = @lieu AND x.parcours = l.parcours)',
    liens: { lieu: lecteur.departement },
  };
}

const siaeLectrice = (lecteur?: LecteurDeListe): string | undefined =>
  lecteur && 'organisation' in lecteur && lecteur.siae ? lecteur.organisation : undefined;

/** The deadline of another SIAE's diagnosis is not for this one (ELI-09). */
export const visible = (e: string): string =>
  `(${e}.genre <> 'expiration_diagnostic' OR ${e}.detail IS NULL OR ${e}.detail = @siaeLectrice)`;

/** What only folding needs is not read. */
const LUES = tableListe.selection('l', ['memoire', 'annule']);
const colonnes = (echeances: string, lecteur?: LecteurDeListe): string => `${LUES},
  (${ETAPE}) AS etapeDuJour, (${ETAT}) AS etat, (${RESTE}) AS joursRestants,
  (SELECT e.genre || ' ' || e.le FROM ${echeances} e WHERE e.parcours = l.parcours AND e.faite_par IS NULL AND e.le >= @jour${siaeLectrice(lecteur) === undefined ? '' : ` AND ${visible('e')}`}
   ORDER BY e.le, e.genre, e.ref LIMIT 1) AS prochaine`;

function enLigne(rang: RangLu, jour: Jour, identites: Identites, lecteur?: LecteurDeListe): LigneListe {
  tableListe.convertir(rang);
  return ligneListe.composer(
    Object.assign(rang, identiteDe(rang, identites), { jour, siaeLectrice: siaeLectrice(lecteur) }),
  );
}
/** Opened as it is shown: a key destroyed since shows nothing, whatever memory was filled with. */
export const identiteDe = (
  { parcours, identite }: { parcours: string; identite: string | null },
  identites: Identites,
): Identite => (identite === null ? null : identites.dechiffrer(parcours, identite)) ?? SANS_IDENTITE;

interface Textes {
  total: string;
  page: string;
  liens: Record<string, string | number>;
}
const ou = (sql: readonly string[]): string => (sql.length > 0 ? `WHERE ${sql.join(' AND ')}` : '');

/**
 * Texts of the query, exported so that a test can ask SQLite for their plan.
 * @param portee of the names in memory that belong to this reader, when the request needs them (`parLesNoms`)
 */
export function requetes(d: DemandeListe, echeances: string, lecteur?: LecteurDeListe, portee?: number): Textes {
  const { condition, liens: siens } = acces(lecteur);
  const { champ, sens } = triDe(d);
  const limite = 'LIMIT @taille OFFSET @saut';
  if (portee === undefined) {
    const { cle, ligne, liens } = conditions(d, echeances, 'l', lecteur);
    const filtre = ou([...(condition === null ? [] : [condition]), ...cle, ...ligne]);
    return {
      total: `SELECT count(*) FROM liste{c} l ${filtre}`,
      page: `SELECT ${colonnes(echeances, lecteur)} FROM liste{c} l ${filtre} ORDER BY ${TRIS[champ]} ${sens}, l.parcours ${sens} ${limite}`,
      liens: { ...liens, ...siens },
    };
  }
  const { cle, ligne, liens } = conditions(d, echeances, 'n', lecteur);
  const parNom = `n.nom ${sens}, n.prenom ${sens}, n.parcours ${sens}`;
  const ordre = champ === 'nom' ? parNom : `${TRIS[champ]} ${sens}, l.parcours ${sens}`;
  // rows are opened to be told apart or sorted, never to be counted nor stepped over
  const lignes = ligne.length > 0 || champ !== 'nom';
  // what is searched leads to persons one by one; otherwise they are walked in the order of their names
  const noms =
    motsCherches(d).length > 0
      ? `(SELECT DISTINCT parcours FROM (${trouves(0)})) m CROSS JOIN ${NOMS} n ON n.portee = @portee AND n.parcours = m.parcours`
      : `${NOMS} n`;
  const source = `FROM ${noms}${lignes ? ' CROSS JOIN liste{c} l ON l.parcours = n.parcours' : ''} ${ou(['n.portee = @portee', ...cle, ...ligne])}`;
  const coupee = `SELECT n.parcours, n.nom, n.prenom${champ === 'joursRestants' ? `, (${RESTE}) AS joursRestants` : ''} ${source} ORDER BY ${ordre} ${limite}`;
  return {
    total: `SELECT count(*) ${source}`,
    // the scope follows the tables, which have the last word on what is shown
    page: `SELECT ${colonnes(echeances, lecteur)} FROM (${coupee}) n CROSS JOIN liste{c} l ON l.parcours = n.parcours ${ou(condition === null ? [] : [condition])} ORDER BY ${ordre}`,
    liens: { ...liens, ...siens, portee },
  };
}

const nomEcheances = ({ tables }: Lue): string => colorier('echeances{c}', tables.couleur);

export function liste(lecture: Lecture, identites: Identites): Liste {
  const noms = new Noms(identites);
  const lister = (demande: DemandeListe, lecteur?: LecteurDeListe): PageListe =>
    lecture.de('liste', ({ tables, point }, autre) => {
      const portee = parLesNoms(demande) ? noms.exiger(tables, lecteur) : undefined;
      const { total, page: texte, liens } = requetes(demande, nomEcheances(autre('echeances')), lecteur, portee);
      const page = Math.max(1, Math.trunc(demande.page ?? 1));
      const taille = Math.min(200, Math.max(1, Math.trunc(demande.taille ?? 25)));
      const lignes = tables.sql<RangLu>(texte).all({ ...liens, taille, saut: (page - 1) * taille });
      const compte = tables.sql<{ 'count(*)': number }>(total).get(liens);
      return {
        total: compte?.['count(*)'] ?? 0,
        page,
        taille,
        position: point.position,
        lignes: lignes.map((l) => enLigne(l, demande.jour, identites, lecteur)),
      };
    });
  return {
    lister: (demande) => lister(demande),
    listerPour({ lecteur, vues }, demande) {
      const page = lister(demandePermise(demande, vues), lecteur);
      return { ...page, lignes: page.lignes.map((l) => ligneListe.montrer(l, vues)) };
    },
    trouver: (parcours, jour) =>
      lecture.de('liste', ({ tables }, autre) => {
        const texte = `SELECT ${colonnes(nomEcheances(autre('echeances')))} FROM liste{c} l WHERE l.parcours = @parcours`;
        const rang = tables.sql<RangLu>(texte).get({ parcours, jour });
        return rang ? enLigne(rang, jour, identites) : null;
      }),
    async preparer({ lecteur, vues }, demande) {
      // what stops it stops the request that follows too, and is told there
      if (parLesNoms(demandePermise(demande, vues))) await noms.charger(lecture, lecteur).catch(() => undefined);
    },
    oublier: (parcours) => noms.oublier(parcours),
  };
}
