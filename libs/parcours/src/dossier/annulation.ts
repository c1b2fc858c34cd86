/** What an annulment would leave without ground. */
import { estEcheance } from '../correction.js';
import type { TypeFait } from '../faits/index.js';
import { redire, sansAppui } from '../redire.js';
import { histoire } from './consigner.js';
import type { Dossier, FaitConsigne } from './dossier.js';

/**
 * Facts that the chart would still follow, but that were decided on what the deadline said: a hire looks at the suspension that
 * runs, and lifts it.
 */
const SE_FIENT_A: Partial<Record<TypeFait, readonly string[]>> = {
  SuspensionCommencee: ['SuspensionLevee', 'SuspensionCorrigee', 'EmbaucheDeclaree'],
  SuspensionTerminee: ['EmbaucheDeclaree'],
};

export const annulable = (fait: FaitConsigne | undefined): boolean =>
  fait !== undefined && estEcheance(fait.type) && fait.par.role === 'systeme' && !fait.retire;

/** Every deadline that still counts. */
export const echeancesDuDossier = (d: Dossier): number[] =>
  d.faits.flatMap((f, revision) => (annulable(f) ? [revision] : []));

/** Revisions of the facts that stay and rest on one of those: by the chart, walked again without them, or by what they looked at. */
export function reposentSur(d: Dossier, ecartes: ReadonlySet<number>): number[] {
  const faits = histoire(d);
  const deja = new Set(sansAppui(redire(faits)));
  const restes = sansAppui(redire(faits, ecartes)).filter((revision) => !deja.has(revision));
  const perdus = new Set<string>();
  for (const [revision, fait] of d.faits.entries()) {
    if (fait.retire) continue;
    if (ecartes.has(revision)) for (const type of SE_FIENT_A[fait.type as TypeFait] ?? []) perdus.add(type);
    else if (perdus.has(fait.type)) restes.push(revision);
  }
  return [...new Set(restes)].sort((a, b) => a - b);
}
