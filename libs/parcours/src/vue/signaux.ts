/** What was accepted and yet had to be told, in a parcours: see `signauxASuivre`. */
import { signauxASuivre, type VueSignal } from '@jalon/decider';
import type { Droit } from '@jalon/droit';
import { SANS_APPUI } from '../correction.js';
import type { Dossier } from '../dossier/dossier.js';

const D_IDENTITE: readonly string[] = ['nir_concordant', 'homonyme_possible', 'doublon_a_rapprocher'];
const HOMONYME: readonly string[] = ['homonyme_possible'];
const RIEN: readonly string[] = [];

/** Of earlier facts, what this one leaves nothing of to follow: who she is was said again, or somebody told her from her homonyms. */
export function conditionsReglees({ type, data }: { type: string; data: object }): readonly string[] {
  if (type === 'ParcoursOuvert' || ('typeRectifie' in data && data.typeRectifie === 'ParcoursOuvert'))
    return D_IDENTITE;
  return type === 'HomonymeLeve' ? HOMONYME : RIEN;
}

export function vueSignaux({ faits }: Dossier, droit: Droit): VueSignal[] {
  /** Last fact that settles each condition. */
  const reglees = new Map<string, number>();
  for (const [revision, f] of faits.entries())
    if (!f.retire) for (const condition of conditionsReglees(f)) reglees.set(condition, revision);
  return signauxASuivre(
    // what lost its ground is to be followed as long as it has none
    faits.map((f) => (f.sansAppui ? { ...f, signaux: [...(f.signaux ?? []), SANS_APPUI] } : f)),
    (condition) => droit.signal(condition),
    (condition, revision) => (reglees.get(condition) ?? -1) > revision,
  );
}
