import type { FaitLu } from '../fait-lu.js';
import { phraseSansPersonne } from '../phrase.js';
import type { Tables } from '../projection.js';

const AJOUTER = 'INSERT OR REPLACE INTO journal{c} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)';

export function evolve(lot: readonly FaitLu[], tables: Tables): void {
  const ajouter = tables.sql(AJOUTER);
  for (const f of lot)
    ajouter.run(f.parcours, f.revision, f.position, f.type, f.le, f.enregistreLe, phraseSansPersonne(f), f.par.role, f.par.organisation.id);
}
