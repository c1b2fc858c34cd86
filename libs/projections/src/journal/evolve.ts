import type { FaitLu } from '../fait-lu.js';
import { Memoire } from '../memoire.js';
import { phraseSansPersonne, type MotsDuDroit } from '../phrase.js';
import type { Cellule, Plieur, Tables } from '../projection.js';
import { FIL } from './table.js';

/** Last positions kept in memory: a small number each. */
const GARDES = 10_000;

const AJOUTER = 'INSERT OR REPLACE INTO journal{c} VALUES {rangs}';
const DERNIER = 'SELECT position FROM journal_derniers{c} WHERE parcours = ?';
const RETENIR = `INSERT INTO journal_derniers{c} VALUES {rangs}
  ON CONFLICT DO UPDATE SET position = max(position, excluded.position)`;

interface Fil {
  parcours: string;
  /** Position of its last fact; null before the first. */
  position: number | null;
}

export function plieur(tables: Tables, mots: MotsDuDroit): Plieur {
  const fils = new Memoire<Fil>(GARDES);
  let cellules: Cellule[] = [];
  const allonges = new Set<Fil>();
  const ouvrir = (fait: FaitLu): Fil =>
    fils.ouvrir(fait.parcours, () => ({
      parcours: fait.parcours,
      // nothing can be there before the first fact
      position: fait.revision === 0 ? null : dernier(tables, fait.parcours),
    }));
  return {
    plier: (faits) => {
      for (const f of faits) {
        const fil = ouvrir(f);
        if (fil.position !== null && f.position <= fil.position) continue;
        const phrase = phraseSansPersonne(f, mots.dire);
        const { position, revision, type, le, enregistreLe, par } = f;
        cellules.push(position, fil.position, revision, type, le, enregistreLe, phrase, par.role, par.organisation.id);
        fil.position = position;
        allonges.add(fil);
      }
    },
    ecrire: () => {
      tables.ecrireRangs(AJOUTER, 9, cellules);
      cellules = [];
      // neighbours in the tree are written one after the other
      const tries = [...allonges].sort((a, b) => (a.parcours < b.parcours ? -1 : 1));
      tables.ecrireRangs(
        RETENIR,
        2,
        tries.flatMap((fil) => [fil.parcours, fil.position]),
      );
      allonges.clear();
      fils.vieillir();
    },
  };
}

const dernier = (tables: Tables, parcours: string): number | null =>
  tables.sql<{ position: number }>(DERNIER).get(parcours)?.position ?? null;

/** Rows of one parcours, all of them. */
export function oublier(tables: Tables, parcours: string): void {
  tables.sql(`DELETE FROM journal{c} WHERE position IN (${FIL} SELECT position FROM fil)`).run(parcours);
  tables.sql('DELETE FROM journal_derniers{c} WHERE parcours = ?').run(parcours);
}
