/**
 * Rows that are read, compared one by one with the same rows computed again from the log. What differs is told by its place and its
 * columns: no value of a row leaves this room.
 */
import Database from 'better-sqlite3';
import { FORME, PATIENCE, type Base } from './base.js';
import { CacheEtranger } from './cache.js';
import type { Colors } from './colors.js';
import { colored, signature, type Color, type Projection } from './projection.js';

/** `forme`: the table itself was changed; `en_trop`, `manquante`, `differente`: rows. */
export type GenreDEcart = 'forme' | 'en_trop' | 'manquante' | 'differente';
export interface EcartDeTable {
  table: string;
  genre: GenreDEcart;
  /** Rows of that kind; 0 for the table itself. */
  nombre: number;
  /** Of the first one: its parcours, or its key where it has none. */
  premiere: Readonly<Record<string, string | number>>;
  /** In which it differs. */
  colonnes: readonly string[];
}
export interface ModeleCompare {
  nom: string;
  /** Last event that the rows being read reflect; -1: there are none. */
  position: number;
  /** Rows compared. */
  lignes: number;
  /** Why the rows could not be compared: they are of another version of the code, do not reflect these facts, or cannot be read. */
  faute: 'autre_version' | 'en_retard' | 'illisible' | null;
  ecarts: readonly EcartDeTable[];
}

/**
 * The rows as they are at one instant, in a file of their own, so that whoever writes them is not held meanwhile.
 * @returns last event that they reflect, -1 when they reflect none
 * @throws CacheEtranger, SqliteError
 */
export async function copierLesLignes(fichier: string, vers: string): Promise<number> {
  const db = new Database(fichier, { readonly: true, fileMustExist: true, timeout: PATIENCE });
  try {
    if (db.pragma('application_id', { simple: true }) !== FORME.identite) throw new CacheEtranger();
    // in one step: between two, whoever writes would have it begun again
    await db.backup(vers, { progress: () => TOUTES_LES_PAGES });
  } finally {
    db.close();
  }
  const copie = new Database(vers, { readonly: true });
  try {
    const position = copie
      .prepare<[], number | null>("SELECT max(position) FROM points WHERE role = 'courante'")
      .pluck();
    return position.get() ?? -1;
  } finally {
    copie.close();
  }
}
const TOUTES_LES_PAGES = 2 ** 31 - 1;

/** @param copie made by `copierLesLignes`; the rows of `db` reflect the log up to what it reflects */
export function comparerLesLignes(db: Base, colors: Colors, copie: string): ModeleCompare[] {
  db.prepare('ATTACH ? AS tenues').run(copie);
  try {
    const saine = db.pragma('tenues.integrity_check(1)', { simple: true }) === 'ok';
    return colors.projections.map((p) => comparer(db, colors, p, saine));
  } finally {
    db.exec('DETACH tenues');
  }
}

function comparer(db: Base, colors: Colors, p: Projection, saine: boolean): ModeleCompare {
  const tenu = db
    .prepare<[string], { color: Color; position: number; signature: string }>(
      "SELECT couleur AS color, position, signature FROM tenues.points WHERE projection = ? AND role = 'courante'",
    )
    .get(p.nom);
  const constat = { nom: p.nom, position: tenu?.position ?? -1, lignes: 0, ecarts: [] };
  if (!saine) return { ...constat, faute: 'illisible' };
  if (tenu?.signature !== signature(p)) return { ...constat, faute: 'autre_version' };
  const { couleur: color, position } = colors.lue(p).point;
  if (tenu.position < position) return { ...constat, faute: 'en_retard' };
  let lignes = 0;
  const ecarts = p.tables.flatMap((table): EcartDeTable[] => {
    const paire = { refaite: colored(table, color), tenue: colored(table, tenu.color) };
    const ecart = { table: table.replace('{c}', ''), nombre: 0, premiere: {}, colonnes: [] };
    if (formeDe(db, 'main', paire.refaite, color) !== formeDe(db, 'tenues', paire.tenue, tenu.color))
      return [{ ...ecart, genre: 'forme' }];
    lignes += db.prepare<[], number>(`SELECT count(*) FROM main.${paire.refaite}`).pluck().get() ?? 0;
    return questions(db, paire).flatMap(({ genre, sql, cle }) => {
      const trouve = parcourir(db.prepare<[], Rang>(sql).iterate());
      return trouve ? [{ ...ecart, genre, ...dire(trouve.premier, cle), nombre: trouve.nombre }] : [];
    });
  });
  return { ...constat, lignes, faute: null, ecarts };
}

/** The table, its indexes and whatever else hangs from it, without their colour. */
function formeDe(db: Base, ou: 'main' | 'tenues', table: string, color: Color): string {
  const objets = db
    .prepare<[string], string>(
      `SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM ${ou}.sqlite_schema WHERE tbl_name = ?`,
    )
    .pluck()
    .all(table);
  return objets.sort().join('\n').replaceAll(`_${color}`, '');
}

type Rang = Record<string, string | number>;
interface Question {
  genre: GenreDEcart;
  sql: string;
  cle: readonly string[];
}
/** Columns of the key, then, of rows that differ, whether each of the others does. */
function questions(db: Base, { refaite, tenue }: { refaite: string; tenue: string }): Question[] {
  const colonnes = db
    .prepare<[string], { name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)')
    .all(refaite);
  const cle = colonnes.filter((c) => c.pk > 0).map((c) => c.name);
  const autres = colonnes.filter((c) => c.pk === 0).map((c) => c.name);
  const [r, t] = [`main.${refaite} r`, `tenues.${tenue} t`];
  const memeCle = cle.map((c) => `t.${c} = r.${c}`).join(' AND ');
  const seule = (de: 'r' | 't', ici: string, la: string): string =>
    `SELECT ${cle.map((c) => `${de}.${c}`).join(', ')} FROM ${ici} WHERE NOT EXISTS (SELECT 1 FROM ${la} WHERE ${memeCle})`;
  const differe = autres.map((c) => `t.${c} IS NOT r.${c}`);
  const vues = [...cle.map((c) => `r.${c}`), ...differe.map((d, i) => `${d} AS ${autres[i]}`)].join(', ');
  return [
    { genre: 'en_trop', sql: seule('t', t, r), cle },
    { genre: 'manquante', sql: seule('r', r, t), cle },
    {
      genre: 'differente',
      sql: `SELECT ${vues} FROM ${r} JOIN ${t} ON ${memeCle} WHERE ${differe.join(' OR ') || 'FALSE'}`,
      cle,
    },
  ];
}

function parcourir(rangs: Iterable<Rang>): { premier: Rang; nombre: number } | null {
  let premier: Rang | undefined;
  let nombre = 0;
  for (const rang of rangs) {
    premier ??= rang;
    nombre += 1;
  }
  return premier ? { premier, nombre } : null;
}

/** A key beside a parcours may tell something of her (a condition, a motif): the parcours alone is said. */
function dire(rang: Rang, cle: readonly string[]): Pick<EcartDeTable, 'premiere' | 'colonnes'> {
  const dites = cle.includes('parcours') ? ['parcours'] : cle;
  return {
    premiere: Object.fromEntries(dites.map((c) => [c, rang[c] as string | number])),
    colonnes: Object.keys(rang).filter((c) => !cle.includes(c) && rang[c] === 1),
  };
}
