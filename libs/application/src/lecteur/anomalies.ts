/** What was accepted and is to be followed, as the State reads it in its département: in the parcours, and in its own decisions on structures. */
import type { VueStructure } from '@jalon/conventionnement';
import type { Acteur } from '@jalon/parcours';
import type { DemandeAnomalies, PageAnomalies, Projections } from '@jalon/projections';
import type { MoteurStructures } from '../resultat.js';
import { perimetreDeListe } from './liste.js';

/** Where a signal is told. */
export const LIEUX_DE_SIGNAL = ['parcours'] as const;
export type LieuDeSignal = (typeof LIEUX_DE_SIGNAL)[number];
export interface DemandeDeSuivi extends DemandeAnomalies {
  /** Those told by the facts of parcours alone. */
  dans?: LieuDeSignal;
}

/** `parcours`: it is of a hire there, that the convention would not permit; absent: of an act about the structure. */
export type AnomalieDeStructure = { structure: string; parcours?: string } & VueStructure['signaux'][number];
export interface AnomaliesMontrees extends PageAnomalies {
  structures: AnomalieDeStructure[];
}

interface Sources {
  projections: Pick<Projections, 'anomalies'>;
  structures: Pick<MoteurStructures, 'lister' | 'embauchesHorsConvention'>;
}

export async function anomaliesPour(
  { projections, structures }: Sources,
  acteur: Acteur,
  { dans, ...demande }: DemandeDeSuivi,
): Promise<AnomaliesMontrees | null> {
  const regard = perimetreDeListe(acteur);
  if (!('departement' in regard.lecteur)) return null;
  const { departement } = regard.lecteur;
  return {
    ...projections.anomalies.listerPour(regard, demande),
    structures:
      dans === 'parcours' ? [] : await anomaliesDesStructures({ projections, structures }, { ...demande, departement }),
  };
}

/** The latest first. */
export async function anomaliesDesStructures(
  { projections, structures }: Sources,
  { departement, structure, condition, du }: DemandeAnomalies & { departement?: string | undefined },
): Promise<AnomalieDeStructure[]> {
  const vues = (await structures.lister())
    .filter((v) => departement === undefined || v.departement === departement)
    .filter((v) => structure === undefined || v.id === structure);
  const embauches = await structures.embauchesHorsConvention(
    vues.map((v) => v.id),
    projections.anomalies.embauches,
  );
  return [...vues.flatMap((v) => v.signaux.map((s): AnomalieDeStructure => ({ structure: v.id, ...s }))), ...embauches]
    .filter((s) => (condition === undefined || s.condition === condition) && (du === undefined || s.le >= du))
    .toSorted((a, b) => (a.le === b.le ? (a.structure < b.structure ? -1 : 1) : a.le < b.le ? 1 : -1));
}
