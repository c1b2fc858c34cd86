/** What was written because a text wants it written (reasons of a refusal, assessment, summary), as each fact says which of its fields are. */
import { ecritsDe, placeDe, type DefinitionFait } from '@jalon/decider';
import type { Dossier } from '../dossier/dossier.js';
import { catalogue, type TypeFait } from '../faits/index.js';
import type { VueEcrit } from './formes.js';

/** Why something was undone is told by the journal alone: the view is that of a history where it never was. */
const TRACES: ReadonlySet<TypeFait> = new Set<TypeFait>([
  'EmbaucheAnnulee',
  'FaitRectifie',
  'SuspensionRetiree',
  'ProlongationRetiree',
  'SortieRetiree',
]);

/** Of the facts that count. Few kinds of facts hold any, and a dossier is seen at each command, each time with all its facts. */
export function vueEcrits(d: Dossier): VueEcrit[] {
  const ecrits: VueEcrit[] = [];
  for (const [revision, f] of d.faits.entries()) {
    if (f.retire || TRACES.has(f.type)) continue;
    for (const { libelle, textes } of ecritsDe(catalogue[f.type] as unknown as DefinitionFait, f.data))
      ecrits.push({ fait: placeDe(revision), le: f.le, par: f.par.organisation.id, libelle, textes });
  }
  return ecrits;
}
