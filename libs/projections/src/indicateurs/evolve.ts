import { Memory } from '../memory.js';
import type { Fold, Tables } from '../projection.js';
import type { Versions } from './cumuls.js';
import { concerne, consigner, type CodesDits } from './consignes.js';
import { ecrire, SuivisDuParcours } from './ligne.js';

/** Parcours of one generation whose rows are kept in memory, a few kB each. */
const GARDES = 2000;

export function fold(tables: Tables, dits: CodesDits, versions: Versions): Fold {
  const ouverts = new Memory<SuivisDuParcours>(GARDES);
  const touches = new Set<SuivisDuParcours>();
  return {
    apply: (faits) => {
      for (const fait of faits) {
        const { parcours, revision } = fait;
        // the first fact changes nothing here, but tells that nothing is in the table yet
        if (revision > 0 && !concerne(fait)) continue;
        const suivis = ouverts.ouvrir(parcours, () => new SuivisDuParcours(tables, parcours, revision === 0));
        if (!concerne(fait)) continue;
        consigner(suivis, fait, dits);
        touches.add(suivis);
      }
    },
    ecrire: () => {
      ecrire(tables, [...touches], versions);
      touches.clear();
      ouverts.vieillir();
    },
  };
}

/** Its rows, and what they bring to the sums. */
export function oublier(tables: Tables, parcours: string, versions: Versions): void {
  const suivis = new SuivisDuParcours(tables, parcours, false);
  suivis.oublier();
  ecrire(tables, [suivis], versions);
}
