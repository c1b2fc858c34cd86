/** How many parcours each employer has among those of a reader, one count for all of them. */
import { colored } from '../projection.js';
import type { Reader } from '../reader.js';
import { acces, conditions, indices } from './conditions.js';
import type { DemandeListe, LecteurDeListe, RegardSurLaListe } from './demande.js';
import { ligneListe } from './ligne-montree.js';

type Demande = Pick<DemandeListe, 'jour' | 'etape'>;

function texte(d: Demande, echeances: string, lecteur: LecteurDeListe): { sql: string; liens: Record<string, string> } {
  const { condition, liens: siens } = acces(lecteur);
  const { cle, ligne, liens } = conditions(d, echeances, 'l', lecteur);
  const ou = [
    ...indices(d, lecteur),
    ...(condition === null ? [] : [condition]),
    ...cle,
    ...ligne,
    'l.siae IS NOT NULL',
  ];
  return {
    sql: `SELECT l.siae AS structure, count(*) AS nombre FROM liste{c} l WHERE ${ou.join(' AND ')} GROUP BY l.siae`,
    liens: { ...liens, ...siens },
  };
}

/** Whoever does not see an employer, or a step, does not count by it either. */
export const compterParStructure =
  (lecture: Reader) =>
  ({ lecteur, vues }: RegardSurLaListe, demande: Demande): Map<string, number> =>
    lecture.de('liste', ({ tables }, autre) => {
      if (!ligneListe.peutFiltrer('siae', vues) || !ligneListe.peutFiltrer('etape', vues)) return new Map();
      const { sql, liens } = texte(demande, colored('echeances{c}', autre('echeances').tables.color), lecteur);
      const comptes = tables.sql<{ structure: string; nombre: number }>(sql).all(liens);
      return new Map(comptes.map((c) => [c.structure, c.nombre]));
    });
