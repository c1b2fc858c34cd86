/** The structures that a reader may read, each with what she finds of it in her lists. */
import type { VueStructure } from '@jalon/conventionnement';
import type { Jour } from '@jalon/droit';
import type { Acteur } from '@jalon/parcours';
import type { Projections } from '@jalon/projections';
import type { MoteurStructures } from '../resultat.js';
import { anomaliesDesStructures } from './anomalies.js';
import { perimetreDeListe } from './liste.js';

/** `parcoursEnCours`: total of her list of them. `aSuivre`: of what is to be followed; null: for the State alone. */
export type LigneDeStructure = VueStructure & { parcoursEnCours: number; aSuivre: number | null };

interface Sources {
  projections: Pick<Projections, 'liste' | 'anomalies'>;
  structures: Pick<MoteurStructures, 'lister' | 'embauchesHorsConvention' | 'predecesseurs'>;
}
export async function structuresPour(
  { projections, structures }: Sources,
  acteur: Acteur,
  jour: Jour,
): Promise<LigneDeStructure[]> {
  const regard = perimetreDeListe(acteur, await structures.predecesseurs(acteur));
  const enCours = projections.liste.compterParStructure(regard, { jour, etape: 'enCours' });
  const aSuivre = await suiviDe({ projections, structures }, regard);
  return (await structures.lister(acteur)).map((vue) => ({
    ...vue,
    parcoursEnCours: enCours.get(vue.id) ?? 0,
    aSuivre: aSuivre?.(vue.id) ?? null,
  }));
}

/** In the parcours, and in the decisions on the structures themselves. */
async function suiviDe(
  { projections, structures }: Sources,
  regard: ReturnType<typeof perimetreDeListe>,
): Promise<((structure: string) => number) | null> {
  if (!('departement' in regard.lecteur)) return null;
  const { departement } = regard.lecteur;
  const dansLesParcours = projections.anomalies.compterParStructure(regard);
  const dansLesDecisions = await anomaliesDesStructures({ projections, structures }, { departement });
  return (id) => (dansLesParcours.get(id) ?? 0) + dansLesDecisions.filter((a) => a.structure === id).length;
}
