import type { FaitLu } from '../fait-lu.js';
import { Memoire } from '../memoire.js';
import { phraseSansPersonne } from '../phrase.js';
import type { Plieur, Tables } from '../projection.js';
import { FIL } from './table.js';

const COLONNES = 9;
/** Rows a statement: most of the cost of a small row is the call. */
const GROUPE = 40;
/** Last positions kept in memory: a small number each. */
const GARDES = 20_000;

const rangs = (n: number): string => Array.from({ length: n }, () => `(${'?, '.repeat(COLONNES - 1)}?)`).join(', ');
const AJOUTER = `INSERT OR REPLACE INTO journal{c} VALUES ${rangs(1)}`;
const AJOUTER_GROUPE = `INSERT OR REPLACE INTO journal{c} VALUES ${rangs(GROUPE)}`;
const DERNIER = 'SELECT position FROM journal_derniers{c} WHERE parcours = ?';
const RETENIR = `INSERT INTO journal_derniers{c} VALUES (?, ?)
  ON CONFLICT DO UPDATE SET position = max(position, excluded.position)`;

interface Fil {
  parcours: string;
  /** Position of its last fact; null before the first. */
  position: number | null;
}

export function plieur(tables: Tables): Plieur {
  const fils = new Memoire<Fil>(GARDES);
  let cellules: (string | number | null)[] = [];
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
        const phrase = phraseSansPersonne(f);
        const { position, revision, type, le, enregistreLe, par } = f;
        cellules.push(position, fil.position, revision, type, le, enregistreLe, phrase, par.role, par.organisation.id);
        fil.position = position;
        allonges.add(fil);
      }
    },
    ecrire: () => {
      const groupe = COLONNES * GROUPE;
      let i = 0;
      for (; i + groupe <= cellules.length; i += groupe) tables.sql(AJOUTER_GROUPE).run(cellules.slice(i, i + groupe));
      for (; i < cellules.length; i += COLONNES) tables.sql(AJOUTER).run(cellules.slice(i, i + COLONNES));
      cellules = [];
      // neighbours in the tree are written one after the other
      for (const fil of [...allonges].sort((a, b) => (a.parcours < b.parcours ? -1 : 1)))
        tables.sql(RETENIR).run(fil.parcours, fil.position);
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
