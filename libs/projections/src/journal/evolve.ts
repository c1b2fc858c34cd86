import type { FaitLu } from '../fait-lu.js';
import { Memory } from '../memory.js';
import { phraseSansPersonne, type MotsDuDroit } from '../phrase.js';
import type { Cellule, Fold, Tables } from '../projection.js';
import { FIL, tableDerniers, tableJournal, type Fil } from './table.js';

/** Last positions kept in memory: a small number each. */
const GARDES = 10_000;

export function fold(tables: Tables, mots: MotsDuDroit): Fold {
  const fils = new Memory<Fil>(GARDES);
  let cellules: Cellule[] = [];
  const allonges = new Set<Fil>();
  const ouvrir = (fait: FaitLu): Fil =>
    fils.ouvrir(fait.parcours, () => ({
      parcours: fait.parcours,
      // nothing can be there before the first fact
      position: fait.revision === 0 ? null : dernier(tables, fait.parcours),
    }));
  return {
    apply: (faits) => {
      for (const f of faits) {
        const fil = ouvrir(f);
        if (fil.position !== null && f.position <= fil.position) continue;
        const phrase = phraseSansPersonne(f, mots.dire);
        tableJournal.ranger({ f, phrase, precedente: fil.position }, cellules);
        fil.position = f.position;
        allonges.add(fil);
      }
    },
    ecrire: () => {
      tableJournal.ecrire(tables, cellules);
      cellules = [];
      // neighbours in the tree are written one after the other
      const derniers: Cellule[] = [];
      for (const fil of [...allonges].sort((a, b) => (a.parcours < b.parcours ? -1 : 1)))
        tableDerniers.ranger(fil, derniers);
      tableDerniers.ecrire(tables, derniers);
      allonges.clear();
      fils.vieillir();
    },
  };
}

const dernier = (tables: Tables, parcours: string): number | null =>
  tableDerniers.lire(tables, 'parcours = ?', parcours)[0]?.position ?? null;

/** Rows of one parcours, all of them. */
export function oublier(tables: Tables, parcours: string): void {
  tables.sql(`DELETE FROM journal{c} WHERE position IN (${FIL} SELECT position FROM fil)`).run(parcours);
  tables.sql('DELETE FROM journal_derniers{c} WHERE parcours = ?').run(parcours);
}
