/**
 * What a request asks, said in SQL. State and remaining days are those of the domain (`etatPass`, `joursRestants`), because they must be
 * filtered and sorted before a page is cut; a test compares the two on generated histories.
 */
import { siens, type DemandeListe, type LecteurDeListe, type TriListe } from './demande.js';
import { MOTS } from './noms-tables.js';
import { apresPrefixe, mots, normaliser, RECHERCHE_MIN } from './recherche.js';

const suspendu = `EXISTS (SELECT 1 FROM json_each(l.suspensions) s WHERE s.value ->> 'debut' <= @jour AND @jour <= s.value ->> 'fin')`;
export const ETAT = `CASE WHEN l.debut IS NULL THEN NULL WHEN l.annule = 1 THEN 'ANNULE' WHEN l.clos_le <= @jour THEN 'CLOS'
  WHEN l.fin < @jour THEN 'EXPIRE' WHEN ${suspendu} THEN 'SUSPENDU' WHEN l.debut <= @jour THEN 'VALIDE' ELSE 'A_VENIR' END`;
/** As people say it: a suspension to come or an end not yet recorded are not shown too early or too late. */
export const ETAPE = `CASE WHEN l.etape <> 'actif' THEN l.etape WHEN (${ETAT}) = 'EXPIRE' THEN 'expire'
  WHEN (${ETAT}) = 'SUSPENDU' THEN 'suspendu' ELSE 'enCours' END`;
const suspendus = `(SELECT sum(julianday(min(s.value ->> 'fin', l.fin)) - julianday(max(s.value ->> 'debut', l.debut, @jour)) + 1)
  FROM json_each(l.suspensions) s WHERE s.value ->> 'fin' >= max(l.debut, @jour))`;
export const RESTE = `CASE WHEN l.debut IS NULL OR l.annule = 1 OR l.clos_le <= @jour OR l.fin < @jour THEN 0
  ELSE max(0, CAST(julianday(l.fin) - julianday(max(l.debut, @jour)) + 1 - coalesce(${suspendus}, 0) AS INTEGER)) END`;

const CONTRAT_EN_COURS = `l.contrat IS NOT NULL AND (l.contrat_fin IS NULL OR l.contrat_fin >= @jour) AND l.sortie_le IS NULL
  AND l.etape <> 'clos'`;

/** What a state or a step implies of columns that an index holds: it narrows, and tells nothing more. */
const INDICES: Readonly<Record<string, string>> = {
  A_VENIR: 'l.debut > @jour',
  SUSPENDU: "l.suspensions <> '[]'",
  EXPIRE: 'l.fin < @jour',
  CLOS: 'l.clos_le IS NOT NULL',
  ANNULE: 'l.annule = 1',
  orientation: "l.etape = 'orientation'",
  diagnostique: "l.etape = 'diagnostique'",
  suspendu: "l.suspensions <> '[]'",
  expire: 'l.fin < @jour',
  sorti: "l.etape = 'sorti'",
  clos: "l.etape = 'clos'",
};
/**
 * By which index the rows that a request keeps are found, when they are few among those that a whole département or the operator sees; an
 * organisation begins with its own.
 */
export function indices({ etat, etape }: DemandeListe, lecteur?: LecteurDeListe): string[] {
  if (lecteur && 'organisation' in lecteur) return [];
  return [etat, etape].flatMap((code) => INDICES[code ?? ''] ?? []);
}

export interface Conditions {
  /** On the parcours alone, named by the alias given: told without opening its row. */
  cle: string[];
  /** On its row, `l`, and on the state computed from it. */
  ligne: string[];
  liens: Record<string, string>;
}

/** Every value is bound; texts here are constants. @param p where the parcours is named: the row, or the names in memory */
export function conditions(d: DemandeListe, echeances: string, p: 'l' | 'n', lecteur?: LecteurDeListe): Conditions {
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
  if (d.contratEnCours) ligne.push(CONTRAT_EN_COURS);
  ajouter(ligne, 'l.departement = @departement', 'departement', d.departement);
  ajouter(cle, lie('organisation'), 'organisation', d.organisation);
  const siaes = siaesLectrices(lecteur);
  if (siaes !== undefined) liens['siaesLectrices'] = JSON.stringify(siaes);
  ajouter(
    cle,
    `EXISTS (SELECT 1 FROM ${echeances} e WHERE e.parcours = ${p}.parcours AND e.faite_par IS NULL AND e.le BETWEEN @jour AND @avant${siaes === undefined ? '' : ` AND ${visible('e')}`})`,
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
export function motsCherches({ recherche = '' }: DemandeListe): string[] {
  if (normaliser(recherche).length < RECHERCHE_MIN) return [];
  return mots(recherche).sort((a, b) => b.length - a.length);
}
export const trouves = (i: number): string =>
  `SELECT parcours FROM ${MOTS} WHERE scope = @scope AND mot >= @mot${i} AND mot < @apres${i}`;
export const triDe = ({ tri = 'nom' }: DemandeListe): { champ: TriListe; sens: 'ASC' | 'DESC' } => ({
  champ: tri.replace('-', '') as TriListe,
  sens: tri.startsWith('-') ? 'DESC' : 'ASC',
});
/** Sorted or searched by what only memory knows. */
export const parLesNoms = (d: DemandeListe): boolean => triDe(d).champ === 'nom' || motsCherches(d).length > 0;

/** What the tables say that this reader may read. */
export function acces(lecteur?: LecteurDeListe): { condition: string | null; liens: Record<string, string> } {
  if (!lecteur) return { condition: null, liens: {} };
  if ('organisation' in lecteur) return accesDesSiens(siens(lecteur));
  return {
    // a whole département is most of the table: walked in the order asked for, each row looked up
    condition: 'EXISTS (SELECT 1 FROM liste_departements{c} x WHERE x.departement = @lieu AND x.parcours = l.parcours)',
    liens: { lieu: lecteur.departement },
  };
}

function accesDesSiens([seule = '', ...anciennes]: readonly string[]): {
  condition: string;
  liens: Record<string, string>;
} {
  if (anciennes.length === 0)
    return {
      condition: 'l.parcours IN (SELECT parcours FROM liste_organisations{c} WHERE organisation = @lecteur)',
      liens: { lecteur: seule },
    };
  return {
    condition:
      'l.parcours IN (SELECT parcours FROM liste_organisations{c} WHERE organisation IN (SELECT value FROM json_each(@lecteur)))',
    liens: { lecteur: JSON.stringify([seule, ...anciennes]) },
  };
}

/** A SIAE that reads, and those to which it succeeds: their diagnoses are its own (D43). Undefined: no SIAE reads. */
export const siaesLectrices = (lecteur?: LecteurDeListe): readonly string[] | undefined =>
  lecteur && 'organisation' in lecteur && lecteur.siae ? siens(lecteur) : undefined;

/** The deadline of another SIAE's diagnosis is not for this one (ELI-09). */
export const visible = (e: string): string =>
  `(${e}.genre <> 'expiration_diagnostic' OR ${e}.detail IS NULL OR ${e}.detail IN (SELECT value FROM json_each(@siaesLectrices)))`;
