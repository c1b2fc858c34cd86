/** How much is to be followed of each structure, one count for all of them. */
import type { RegardSurLaListe } from '../liste/demande.js';
import { tableDepartements, tableListe } from '../liste/table.js';
import { colored } from '../projection.js';
import type { Reader } from '../reader.js';

/** Whoever recorded it, and whoever employs: once when they are the same. */
function texte(liste: string, departements: string): string {
  const ici = `a.condition IN (SELECT value FROM json_each(@signaux))
    AND EXISTS (SELECT 1 FROM ${departements} x WHERE x.departement = @lieu AND x.parcours = a.parcours)`;
  return `SELECT structure, count(*) AS nombre FROM (
    SELECT a.parcours, a.fait, a.condition, a.organisation AS structure FROM anomalies{c} a WHERE ${ici}
    UNION SELECT a.parcours, a.fait, a.condition, l.siae FROM anomalies{c} a JOIN ${liste} l ON l.parcours = a.parcours
      WHERE l.siae IS NOT NULL AND ${ici}
    ) GROUP BY structure`;
}

/** Nothing for who is no service of the State, or does not see that there is a PASS. */
export const compterParStructure =
  (lecture: Reader, conditions: readonly string[]) =>
  ({ lecteur, vues }: RegardSurLaListe): Map<string, number> => {
    if (!('departement' in lecteur) || !vues.has('pass')) return new Map();
    return lecture.de('anomalies', ({ tables }, autre) => {
      const { color } = autre('liste').tables;
      const sql = texte(colored(tableListe.nom, color), colored(tableDepartements.nom, color));
      const liens = { signaux: JSON.stringify(conditions), lieu: lecteur.departement };
      const comptes = tables.sql<{ structure: string; nombre: number }>(sql).all(liens);
      return new Map(comptes.map((c) => [c.structure, c.nombre]));
    });
  };
