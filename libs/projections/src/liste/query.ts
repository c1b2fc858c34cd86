/** The list as a screen asks for it. */
import type { Jour } from '@jalon/droit';
import { SANS_IDENTITE, type Identite, type Identites } from '../identites.js';
import { colored } from '../projection.js';
import type { Reader, Lue } from '../reader.js';
import {
  acces,
  conditions,
  indices,
  ETAPE,
  ETAT,
  motsCherches,
  parLesNoms,
  RESTE,
  siaesLectrices,
  triDe,
  trouves,
  visible,
} from './conditions.js';
import {
  demandePermise,
  type DemandeListe,
  type LecteurDeListe,
  type RegardSurLaListe,
  type TriListe,
} from './demande.js';
import { ligneListe, type LigneListe, type PageListe, type PageListeMontree, type RangLu } from './ligne-montree.js';
import { TOTAL_COMPTE } from './borne.js';
import { Noms } from './noms.js';
import { NOMS } from './noms-tables.js';
import { compterParStructure } from './par-structure.js';
import { tableListe } from './table.js';

export interface Liste {
  /** Everything, for the operator of the data or a computation. */
  lister(demande: DemandeListe): PageListe;
  /**
   * What one reader may read, as she may see it: the total counts it alone, up to `TOTAL_COMPTE` unless all is asked. What she asks on what she does not see is not looked at.
   */
  listerPour(regard: RegardSurLaListe, demande: DemandeListe): PageListeMontree;
  /** How many parcours each employer has there, one count for all of them: what `listerPour` would total, without its bound. */
  compterParStructure(regard: RegardSurLaListe, demande: Pick<DemandeListe, 'jour' | 'etape'>): Map<string, number>;
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
const colonnes = (
  echeances: string,
  lecteur?: LecteurDeListe,
): string => `${LUES}, ${identiteSelon('liste_identites{c}')},
  (${ETAPE}) AS etapeDuJour, (${ETAT}) AS etat, (${RESTE}) AS joursRestants,
  (SELECT e.genre || ' ' || e.le FROM ${echeances} e WHERE e.parcours = l.parcours AND e.faite_par IS NULL AND e.le >= @jour${siaesLectrices(lecteur) === undefined ? '' : ` AND ${visible('e')}`}
   ORDER BY e.le, e.genre, e.ref LIMIT 1) AS prochaine`;

function enLigne(rang: RangLu, jour: Jour, identites: Identites, lecteur?: LecteurDeListe): LigneListe {
  tableListe.convertir(rang);
  return ligneListe.composer(
    Object.assign(rang, identiteDe(rang, identites), { jour, siaesLectrices: siaesLectrices(lecteur) }),
  );
}
/** Opened as it is shown: a key destroyed since shows nothing, whatever memory was filled with. */
export const identiteDe = (
  { parcours, identite }: { parcours: string; identite: string | null },
  identites: Identites,
): Identite => (identite === null ? null : identites.dechiffrer(parcours, identite)) ?? SANS_IDENTITE;

interface Textes {
  /** Up to `@borne` rows. */
  total: string;
  /** In the order asked for, row after row until the page is full. */
  page: string;
  /** The same page, from rows found by what they have in common, then sorted: for few of them. */
  rares?: string;
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
  if (scope === undefined) {
    const { cle, ligne, liens } = conditions(d, echeances, 'l', lecteur);
    const filtrer = (...plus: string[]): string =>
      `FROM liste{c} l ${ou([...plus, ...(condition === null ? [] : [condition]), ...cle, ...ligne])}`;
    // `+`: sorted, never walked in the order of an index
    const page = (source: string, tri = ''): string =>
      `SELECT ${colonnes(echeances, lecteur)} ${source} ORDER BY ${tri}${TRIS[champ]} ${sens}, ${tri}l.parcours ${sens} ${limite}`;
    return {
      total: compter(filtrer(...trouver)),
      page: page(filtrer()),
      ...(trouver.length > 0 && { rares: page(filtrer(...trouver), '+') }),
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
  const page = (de: string): string => {
    const coupee = `SELECT n.parcours, n.nom, n.prenom${champ === 'joursRestants' ? `, (${RESTE}) AS joursRestants` : ''} ${de} ORDER BY ${ordre} ${limite}`;
    return `SELECT ${colonnes(echeances, lecteur)} FROM (${coupee}) n CROSS JOIN liste{c} l ON l.parcours = n.parcours ${ou(condition === null ? [] : [condition])} ORDER BY ${ordre}`;
  };
  return {
    total: compter(parIndice ?? source),
    page: page(source),
    ...(parIndice !== null && { rares: page(parIndice) }),
    liens: { ...liens, ...siens, scope },
  };
}

const nomEcheances = ({ tables }: Lue): string => colored('echeances{c}', tables.color);

export function liste(lecture: Reader, identites: Identites): Liste {
  const noms = new Noms(identites);
  const lire = ({ tables, point }: Lue, textes: Textes, demande: DemandeListe, lecteur?: LecteurDeListe): PageListe => {
    const page = Math.max(1, Math.trunc(demande.page ?? 1));
    const taille = Math.min(200, Math.max(1, Math.trunc(demande.taille ?? 25)));
    // one more than is told: there are more
    const borne = demande.totalExact ? -1 : TOTAL_COMPTE + 1;
    const total = tables.sql<{ total: number }>(textes.total).get({ ...textes.liens, borne })?.total ?? 0;
    const auMoins = !demande.totalExact && total > TOTAL_COMPTE;
    const texte = total <= TOTAL_COMPTE && textes.rares !== undefined ? textes.rares : textes.page;
    const lignes = tables.sql<RangLu>(texte).all({ ...textes.liens, taille, saut: (page - 1) * taille });
    return {
      total: auMoins ? TOTAL_COMPTE : total,
      auMoins,
      page,
      taille,
      position: point.position,
      lignes: lignes.map((l) => enLigne(l, demande.jour, identites, lecteur)),
    };
  };
  const lister = (demande: DemandeListe, lecteur?: LecteurDeListe): PageListe =>
    lecture.de('liste', (lue, autre) => {
      const echeances = nomEcheances(autre('echeances'));
      const dans = (scope?: number): PageListe =>
        lire(lue, queries(demande, echeances, lecteur, scope), demande, lecteur);
      return parLesNoms(demande) ? noms.exiger(lue.tables, lecteur, dans) : dans();
    });
  return {
    lister: (demande) => lister({ ...demande, totalExact: true }),
    listerPour({ lecteur, vues }, demande) {
      const page = lister(demandePermise(demande, vues), lecteur);
      return { ...page, lignes: page.lignes.map((l) => ligneListe.montrer(l, vues)) };
    },
    compterParStructure: compterParStructure(lecture),
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
