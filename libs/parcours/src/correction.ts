/** The history as it should have been written: without the deadlines that a later fact annuls. Said once, for every reader. */
import type { Fait, TypeFait } from './faits/index.js';

/** Facts that time alone decided: the only ones that a wrong clock can have written by itself. */
export const echeancesConstatees: readonly TypeFait[] = [
  'SuspensionCommencee',
  'SuspensionTerminee',
  'PassExpire',
  'PassRetabli',
  'RappelProlongationEnvoye',
  'DemandeSansReponse',
];
export const estEcheance = (type: string): boolean => (echeancesConstatees as readonly string[]).includes(type);

/** Revisions of the facts annulled in this history. */
export function annules(histoire: Iterable<Pick<Fait, 'type' | 'data'>>): ReadonlySet<number> {
  const revisions = new Set<number>();
  for (const f of histoire)
    if (f.type === 'EcheancesAnnulees') for (const r of (f.data as { faits: number[] }).faits) revisions.add(r);
  return revisions;
}

/** The facts that count, each at its own revision. */
export function corriger<F extends Pick<Fait, 'type' | 'data' | 'revision'>>(histoire: readonly F[]): readonly F[] {
  const ecartes = annules(histoire);
  return ecartes.size === 0 ? histoire : histoire.filter((f) => !ecartes.has(f.revision));
}
