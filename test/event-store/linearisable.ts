/**
 * Checks that a concurrent history of one store is linearizable. No search is needed: revisions give the order.
 * Instants come from one logical counter taken before and after each call.
 */
export type Operation = { stream: string; debut: number; fin: number } & (
  | { genre: 'lecture'; lus: string[] }
  | { genre: 'ajout'; id: string; expected: number; revision: number }
  | { genre: 'conflit'; expected: number; actual: number }
);

/** @returns one sentence per anomaly, none when the history is sound */
export function verifierHistoire(
  operations: readonly Operation[],
  final: ReadonlyMap<string, readonly string[]>,
): string[] {
  const anomalies: string[] = [];
  for (const [stream, ids] of final) {
    const siennes = operations.filter((o) => o.stream === stream);
    const ajouts = siennes.filter((o) => o.genre === 'ajout');
    const parRevision = new Map(ajouts.map((a) => [a.revision, a]));
    // (a) acknowledged facts are exactly the stream, revisions 0..n without gap or duplicate
    if (ajouts.length !== ids.length)
      anomalies.push(`${stream} : ${ajouts.length} ajouts acquittés, ${ids.length} faits écrits`);
    for (const a of ajouts)
      if (ids[a.revision] !== a.id)
        anomalies.push(`${stream} : le fait acquitté en révision ${a.revision} n’y est pas`);
    // (b) at most one success per expected revision, right after it
    if (new Set(ajouts.map((a) => a.expected)).size !== ajouts.length)
      anomalies.push(`${stream} : deux gagnants pour une même révision attendue`);
    for (const a of ajouts)
      if (a.revision !== a.expected + 1) anomalies.push(`${stream} : attendu ${a.expected}, écrit en ${a.revision}`);
    for (const o of siennes) {
      if (o.genre === 'ajout') continue;
      const longueur = o.genre === 'lecture' ? o.lus.length : o.actual + 1;
      // (c) every read is a prefix of the final stream
      if (o.genre === 'lecture' && o.lus.some((id, n) => ids[n] !== id))
        anomalies.push(`${stream} : une lecture n’est pas un début du flux final`);
      // (d) real time: what was acknowledged before the call is seen, what began after it is not
      for (const a of ajouts) {
        if (a.fin < o.debut && a.revision >= longueur)
          anomalies.push(`${stream} : un fait acquitté avant l’appel n’est pas vu`);
        if (a.debut > o.fin && a.revision < longueur) anomalies.push(`${stream} : un fait est vu avant d’être envoyé`);
      }
      // (e) a conflict is justified: the stream was indeed not at the expected revision
      if (o.genre === 'conflit' && o.expected === o.actual) anomalies.push(`${stream} : conflit sans raison`);
      if (o.genre === 'conflit' && o.actual > -1 && !parRevision.has(o.actual))
        anomalies.push(`${stream} : conflit avec une révision jamais écrite`);
    }
  }
  return anomalies;
}
