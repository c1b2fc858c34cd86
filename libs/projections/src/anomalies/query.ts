import type { Jour } from '@jalon/droit';
import type { Classe, Montre } from '@jalon/visibilite';
import { z } from 'zod';
import { colored } from '../projection.js';
import type { Identite, Identites } from '../identites.js';
import type { Lue, Reader } from '../reader.js';
import type { RegardSurLaListe } from '../liste/demande.js';
import { ligneListe } from '../liste/ligne-montree.js';
import { identiteDe } from '../liste/query.js';
import { identiteSelon } from '../liste/textes.js';
import { tableDepartements, tableIdentites, tableListe } from '../liste/table.js';
import { champsVisibles, definirForme, schemaPage, type DonneesDe, type Page } from '../table/definir-forme.js';
import type { RangDe } from '../table/definir-table.js';
import { compterParStructure } from './par-structure.js';
import { tableAnomalies, tableEmbauches } from './table.js';

/** A signal tells of a hire, a PASS or a diagnosis: its mere existence does. */
const EXISTENCE: Classe = 'pass';

/** A condition to be followed, and its sentence. */
export interface Signal {
  condition: string;
  libelle: string;
}

/** With the person it is about, and who employs her. */
const anomalieMontree = definirForme<RangLu>()({
  ...champsVisibles(tableAnomalies),
  libelle: { forme: z.string(), de: (r) => r.libelle, visible: 'pass' },
  nom: ligneListe.champs.nom,
  prenom: ligneListe.champs.prenom,
  numero: ligneListe.champs.numero,
  siae: ligneListe.champs.siae,
});
type RangLu = RangDe<typeof tableAnomalies> & { libelle: string } & Pick<RangDe<typeof tableListe>, 'siae'> &
  Identite & { identite: string | null };
export type Anomalie = DonneesDe<typeof anomalieMontree>;
export type PageAnomalies = Page<Montre<Anomalie>>;

export interface DemandeAnomalies {
  /** One condition alone. */
  condition?: string;
  /** Recorded by that organisation, or on a parcours that it employs on. */
  structure?: string;
  /** First day, included. */
  du?: Jour;
  page?: number;
  /** From 1 to 500; default 100. */
  taille?: number;
}
export interface Anomalies {
  /** Everything, or that of one département: for the operator of the data, who is given no name. */
  lister(demande: DemandeAnomalies & { departement?: string | undefined }): Page<Anomalie>;
  /** What is to be followed in the département of a service of the State, the latest first; nothing for anybody else. */
  listerPour(regard: RegardSurLaListe, demande: DemandeAnomalies): PageAnomalies;
  /** How many of each condition there, and since when; nothing for anybody else. */
  compterPour(regard: RegardSurLaListe): AnomaliesParCondition[];
  /** Hires declared by that structure, for the engine, which compares them with its convention. */
  embauches(structure: string): EmbaucheDite[];
  /** How many each structure has there: what `listerPour` would total of it. */
  compterParStructure(regard: RegardSurLaListe): Map<string, number>;
}
/** A hire that stands, as it was declared. */
export type EmbaucheDite = Omit<RangDe<typeof tableEmbauches>, 'contrat'>;
export interface AnomaliesParCondition extends Signal {
  nombre: number;
  /** Day of the first one. */
  depuis: Jour;
}
export const schemaAnomalies = schemaPage(anomalieMontree.schema, {
  structures: {
    type: 'array',
    description: 'Ce qui est à suivre dans les décisions sur les structures elles-mêmes',
    items: { $ref: '#/components/schemas/AnomalieDeStructure' },
  },
});

/** @param liste, departements, identites names of the tables of the list, coloured */
export function queries(
  d: DemandeAnomalies,
  lieu: string | undefined,
  signaux: readonly Signal[],
  [liste, departements, identites]: readonly [string, string, string],
): { total: string; page: string; parCondition: string; liens: Record<string, string> } {
  const sql = ['a.condition IN (SELECT value FROM json_each(@signaux))'];
  const liens: Record<string, string> = { signaux: JSON.stringify(signaux.map((s) => s.condition)) };
  const ajouter = (condition: string, nom: string, valeur: string | undefined): void => {
    if (valeur === undefined) return;
    sql.push(condition);
    liens[nom] = valeur;
  };
  ajouter(
    `EXISTS (SELECT 1 FROM ${departements} x WHERE x.departement = @lieu AND x.parcours = a.parcours)`,
    'lieu',
    lieu,
  );
  ajouter('a.condition = @condition', 'condition', d.condition);
  ajouter('(a.organisation = @structure OR l.siae = @structure)', 'structure', d.structure);
  ajouter('a.le >= @du', 'du', d.du);
  const source = `FROM anomalies{c} a LEFT JOIN ${liste} l ON l.parcours = a.parcours WHERE ${sql.join(' AND ')}`;
  return {
    total: `SELECT count(*) AS total ${source}`,
    page: `SELECT ${tableAnomalies.selection('a')}, ${identiteSelon(identites)}, l.siae ${source}
      ORDER BY a.le DESC, a.parcours, a.fait, a.condition LIMIT @taille OFFSET @saut`,
    parCondition: `SELECT a.condition, count(*) AS nombre, min(a.le) AS depuis ${source}
      GROUP BY a.condition ORDER BY nombre DESC, a.condition`,
    liens,
  };
}

export const anomalies = (lecture: Reader, identites: Identites, signaux: readonly Signal[]): Anomalies => {
  const libelles = new Map(signaux.map((s) => [s.condition, s.libelle]));
  const textes = (demande: DemandeAnomalies, lieu: string | undefined, { tables: { color } }: Lue) => {
    const nom = (t: { nom: string }): string => colored(t.nom, color);
    return queries(demande, lieu, signaux, [nom(tableListe), nom(tableDepartements), nom(tableIdentites)]);
  };
  const lister = (lieu: string | undefined, demande: DemandeAnomalies): Page<Anomalie> =>
    lecture.de('anomalies', ({ tables, point }, autre) => {
      const { total, page: texte, liens } = textes(demande, lieu, autre('liste'));
      const page = Math.max(1, Math.trunc(demande.page ?? 1));
      const taille = Math.min(500, Math.max(1, Math.trunc(demande.taille ?? 100)));
      const rangs = tables.sql<RangLu>(texte).all({ ...liens, taille, saut: (page - 1) * taille });
      return {
        total: tables.sql<{ total: number }>(total).get(liens)?.total ?? 0,
        page,
        taille,
        position: point.position,
        lignes: rangs.map((r) =>
          anomalieMontree.composer(
            Object.assign(r, identiteDe(r, identites), { libelle: libelles.get(r.condition) ?? r.condition }),
          ),
        ),
      };
    });
  return {
    lister: ({ departement, ...demande }) => lister(departement, demande),
    listerPour({ lecteur, vues }, demande) {
      // a département that nobody has: no row
      const page = lister('departement' in lecteur && vues.has(EXISTENCE) ? lecteur.departement : '', demande);
      return { ...page, lignes: page.lignes.map((l) => anomalieMontree.montrer(l, vues)) };
    },
    embauches: (structure) =>
      lecture.de('anomalies', ({ tables }) =>
        tableEmbauches.lire(tables, 'siae = ? ORDER BY le, parcours, fait', structure),
      ),
    compterParStructure: compterParStructure(
      lecture,
      signaux.map((x) => x.condition),
    ),
    compterPour({ lecteur, vues }) {
      if (!('departement' in lecteur) || !vues.has(EXISTENCE)) return [];
      return lecture.de('anomalies', ({ tables }, autre) => {
        const { parCondition, liens } = textes({}, lecteur.departement, autre('liste'));
        const comptes = tables.sql<Omit<AnomaliesParCondition, 'libelle'>>(parCondition).all(liens);
        return comptes.map((c) => ({ ...c, libelle: libelles.get(c.condition) ?? c.condition }));
      });
    },
  };
};
