/** What was written because a text wants it written (reasons of a refusal, assessment, summary), as each fact says which of its fields are. */
import { ecritsDe, placeDe, type DefinitionFait, type Ecrit } from '@jalon/decider';
import type { Dossier, FaitConsigne } from '../dossier/dossier.js';
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

/** A fact of a dossier says the same in every view: a dossier is seen at each command, each time with all its facts. */
const dits = new WeakMap<FaitConsigne, readonly Ecrit[]>();
function ecritsDu(fait: FaitConsigne): readonly Ecrit[] {
  let ecrits = dits.get(fait);
  if (ecrits === undefined)
    dits.set(fait, (ecrits = ecritsDe(catalogue[fait.type] as unknown as DefinitionFait, fait.data)));
  return ecrits;
}

/** Of the facts that count. */
export const vueEcrits = (d: Dossier): VueEcrit[] =>
  d.faits.flatMap((f, revision) =>
    f.retire || TRACES.has(f.type)
      ? []
      : ecritsDu(f).map((ecrit) => ({ fait: placeDe(revision), le: f.le, par: f.par.organisation.id, ...ecrit })),
  );
