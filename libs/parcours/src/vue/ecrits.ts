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

/** Of the facts that count. */
export const vueEcrits = (d: Dossier): VueEcrit[] =>
  d.faits.flatMap(({ type, le, par, data, retire }, revision) =>
    retire || TRACES.has(type)
      ? []
      : ecritsDe(catalogue[type] as unknown as DefinitionFait, data).map((ecrit) => ({
          fait: placeDe(revision),
          le,
          par: par.organisation.id,
          ...ecrit,
        })),
  );
