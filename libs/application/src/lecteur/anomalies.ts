/** What was accepted and is to be followed, as the State reads it in its département: in the parcours, and in its own decisions on structures. */
import type { VueStructure } from '@jalon/conventionnement';
import type { Acteur } from '@jalon/parcours';
import type { DemandeAnomalies, PageAnomalies, Projections } from '@jalon/projections';
import type { MoteurStructures } from '../resultat.js';
import { perimetreDeListe } from './liste.js';

export type AnomalieDeStructure = { structure: string } & VueStructure['signaux'][number];
export interface AnomaliesMontrees extends PageAnomalies {
  structures: AnomalieDeStructure[];
}

export async function anomaliesPour(
  { projections, structures }: { projections: Pick<Projections, 'anomalies'>; structures: MoteurStructures },
  acteur: Acteur,
  demande: DemandeAnomalies,
): Promise<AnomaliesMontrees | null> {
  const regard = perimetreDeListe(acteur);
  if (!('departement' in regard.lecteur)) return null;
  const { departement } = regard.lecteur;
  return {
    ...projections.anomalies.listerPour(regard, demande),
    structures: anomaliesDesStructures(await structures.lister(), { ...demande, departement }),
  };
}

/** The latest first. */
export const anomaliesDesStructures = (
  vues: readonly VueStructure[],
  { departement, structure, condition, du }: DemandeAnomalies & { departement?: string | undefined },
): AnomalieDeStructure[] =>
  vues
    .filter((v) => departement === undefined || v.departement === departement)
    .filter((v) => structure === undefined || v.id === structure)
    .flatMap((v) => v.signaux.map((s) => ({ structure: v.id, ...s })))
    .filter((s) => (condition === undefined || s.condition === condition) && (du === undefined || s.le >= du))
    .toSorted((a, b) => (a.le === b.le ? (a.structure < b.structure ? -1 : 1) : a.le < b.le ? 1 : -1));
