/** For the specs of this room: one read model alone, given facts, no runner. */
import Database from 'better-sqlite3';
import type { Jour } from '@jalon/droit';
import { catalogue, corriger, type Acteur, type DonneesFait, type TypeFait } from '@jalon/parcours';
import type { FaitLu } from '../src/fait-lu.js';
import { colored, Tables, type Projection } from '../src/projection.js';

export const ACI: Acteur = { role: 'siae', organisation: { id: 'aci-brest', type: 'ACI', departement: '29' } };

/** A fact like the sample of its type, with what matters to the test. Revision and position follow the order of the list. */
export interface FaitEssai {
  type: TypeFait;
  data: Record<string, unknown>;
  le: Jour;
  par?: Acteur;
}
export const f = <T extends TypeFait>(
  type: T,
  le: Jour,
  data: Partial<DonneesFait<T>> = {},
  par: Acteur = ACI,
): FaitEssai => ({
  type,
  le,
  par,
  data: { ...catalogue[type].exemple, ...data },
});

/** @param parcours one id for all, or one for each fact */
export function enFaits(essais: readonly FaitEssai[], parcours: string | readonly string[] = 'p1'): FaitLu[] {
  const revisions = new Map<string, number>();
  return essais.map((e, i) => {
    const id = typeof parcours === 'string' ? parcours : (parcours[i] as string);
    const revision = (revisions.get(id) ?? -1) + 1;
    revisions.set(id, revision);
    return {
      par: ACI,
      ...e,
      parcours: id,
      revision,
      position: i + 1,
      enregistreLe: `${e.le}T08:00:00.000Z`,
    } as unknown as FaitLu;
  });
}

/** As the runner gives them, but to a journal: each history corrected first. */
function corriges(faits: readonly FaitLu[]): FaitLu[] {
  const gardes = new Map<string, FaitLu[]>();
  for (const id of new Set(faits.map((x) => x.parcours)))
    gardes.set(id, [...corriger(faits.filter((x) => x.parcours === id))]);
  return [...gardes.values()].flat().sort((a, b) => a.position - b.position);
}

/** Rows of each table after the facts, folded in batches of `taille`. */
export function apply(
  projection: Projection,
  histoires: readonly FaitLu[],
  taille = histoires.length,
): Record<string, Record<string, unknown>[]> {
  const faits = projection.histoireDite ? histoires : corriges(histoires);
  const db = new Database(':memory:');
  db.exec(colored(projection.ddl, 'bleu'));
  const tables = new Tables(db, 'bleu');
  for (let i = 0; i < faits.length; i += taille) {
    const fold = projection.fold(tables);
    fold.apply(faits.slice(i, i + taille));
    fold.ecrire();
  }
  const lire = (table: string): Record<string, unknown>[] =>
    db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${colored(table, 'bleu')} ORDER BY 1, 2`).all();
  const lignes = Object.fromEntries(projection.tables.map((t) => [t.replace('{c}', ''), lire(t)]));
  db.close();
  return lignes;
}
