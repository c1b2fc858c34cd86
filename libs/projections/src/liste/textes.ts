/** The list in SQL: what a request reads, in what order, by which way in. */
import {
  acces,
  conditions,
  ETAPE,
  ETAT,
  indices,
  motsCherches,
  RESTE,
  siaesLectrices,
  triDe,
  trouves,
  visible,
} from './conditions.js';
import type { DemandeListe, LecteurDeListe, TriListe } from './demande.js';
import { NOMS } from './noms-tables.js';
import { tableListe } from './table.js';

const TRIS: Record<TriListe, string> = {
  nom: 'n.nom',
  fin: 'l.fin',
  joursRestants: 'joursRestants',
  dernierFait: 'l.position',
  ouvertLe: 'l.ouvert_le',
};

/** The text of a row's identity, null when there is none. */
export const identiteSelon = (identites: string): string =>
  `(SELECT i.identite FROM ${identites} i WHERE i.parcours = l.parcours) AS identite`;
/** What only folding needs is not read. */
const LUES = tableListe.selection('l', ['memory', 'annule']);
export const colonnes = (
  echeances: string,
  lecteur?: LecteurDeListe,
): string => `${LUES}, ${identiteSelon('liste_identites{c}')},
  (${ETAPE}) AS etapeDuJour, (${ETAT}) AS etat, (${RESTE}) AS joursRestants,
  (SELECT e.genre || ' ' || e.le FROM ${echeances} e WHERE e.parcours = l.parcours AND e.faite_par IS NULL AND e.le >= @jour${siaesLectrices(lecteur) === undefined ? '' : ` AND ${visible('e')}`}
   ORDER BY e.le, e.genre, e.ref LIMIT 1) AS prochaine`;

export interface Textes {
  /** Up to `@borne` rows. */
  total: string;
  /** In the order asked for, row after row until the page is full. */
  page: string;
  /** The same page, from rows found by what they have in common, then sorted: for few of them. */
  rares?: string;
  /** The parcours alone of that page. */
  cles: string;
  /** The rows of the parcours `@cles` that this reader may read, in their order. */
  desCles: string;
  liens: Record<string, string | number>;
}
const compter = (source: string): string => `SELECT count(*) AS total FROM (SELECT 1 ${source} LIMIT @borne)`;
const ou = (sql: readonly string[]): string => (sql.length > 0 ? `WHERE ${sql.join(' AND ')}` : '');

/**
 * Texts of the query, exported so that a test can ask SQLite for their plan.
 * @param scope of the names in memory that belong to this reader, when the request needs them (`parLesNoms`)
 */
export function queries(d: DemandeListe, echeances: string, lecteur?: LecteurDeListe, scope?: number): Textes {
  const { condition, liens: siens } = acces(lecteur);
  const { champ, sens } = triDe(d);
  const limite = 'LIMIT @taille OFFSET @saut';
  const trouver = indices(d, lecteur);
  const reste = champ === 'joursRestants' ? `, (${RESTE}) AS joursRestants` : '';
  const desCles = `SELECT ${colonnes(echeances, lecteur)} FROM json_each(@cles) j CROSS JOIN liste{c} l ON l.parcours = j.value ${ou(condition === null ? [] : [condition])} ORDER BY j.key`;
  if (scope === undefined) {
    const { cle, ligne, liens } = conditions(d, echeances, 'l', lecteur);
    const filtrer = (...plus: string[]): string =>
      `FROM liste{c} l ${ou([...plus, ...(condition === null ? [] : [condition]), ...cle, ...ligne])}`;
    // `+`: sorted, never walked in the order of an index
    const page = (source: string, tri = '', lues = colonnes(echeances, lecteur)): string =>
      `SELECT ${lues} ${source} ORDER BY ${tri}${TRIS[champ]} ${sens}, ${tri}l.parcours ${sens} ${limite}`;
    return {
      total: compter(filtrer(...trouver)),
      page: page(filtrer()),
      ...(trouver.length > 0 && { rares: page(filtrer(...trouver), '+') }),
      cles: page(filtrer(), '', `l.parcours${reste}`),
      desCles,
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
      ? `(SELECT DISTINCT parcours FROM (${trouves(0)})) m CROSS JOIN ${NOMS} n ON n.scope = @scope AND n.parcours = m.parcours`
      : `${NOMS} n`;
  const source = `FROM ${noms}${lignes ? ' CROSS JOIN liste{c} l ON l.parcours = n.parcours' : ''} ${ou(['n.scope = @scope', ...cle, ...ligne])}`;
  // few, and no word to begin with: found by what they have in common, whatever their names
  const parIndice =
    trouver.length > 0 && motsCherches(d).length === 0
      ? `FROM liste{c} l CROSS JOIN ${NOMS} n ON n.scope = @scope AND n.parcours = l.parcours ${ou([...trouver, ...cle, ...ligne])}`
      : null;
  // the scope follows the tables, which have the last word on what is shown
  const cles = (de: string): string => `SELECT n.parcours, n.nom, n.prenom${reste} ${de} ORDER BY ${ordre} ${limite}`;
  const page = (de: string): string =>
    `SELECT ${colonnes(echeances, lecteur)} FROM (${cles(de)}) n CROSS JOIN liste{c} l ON l.parcours = n.parcours ${ou(condition === null ? [] : [condition])} ORDER BY ${ordre}`;
  return {
    total: compter(parIndice ?? source),
    page: page(source),
    ...(parIndice !== null && { rares: page(parIndice) }),
    cles: cles(source),
    desCles,
    liens: { ...liens, ...siens, scope },
  };
}
