/** What a verdict found in another dossier is for whoever may read that dossier: the value is hidden from the others. */
import type { Jour } from '@jalon/droit';
import type { Acteur } from '@jalon/parcours';
import type { Genre } from './genre.js';
import type { Mots } from './mots.js';

const AUCUNE: ReadonlySet<string> = new Set();

/**
 * @param aJour the index of persons was caught up a moment ago, by the decision itself
 * @returns conditions whose value found must be hidden from that reader
 */
export async function conditionsCachees<M extends Mots>(
  genre: Genre<M>,
  conditions: readonly string[],
  { etat, dossier, lecteur, jour }: { etat: M['etat']; dossier: string; lecteur: Acteur | undefined; jour: Jour },
  aJour = false,
): Promise<ReadonlySet<string>> {
  if (!lecteur) return AUCUNE;
  const cachees = new Set<string>();
  for (const ensemble of genre.conditionsCroisees) {
    if (!conditions.some((c) => ensemble.has(c))) continue;
    if (await genre.litLesAutres(etat, dossier, lecteur, jour, { conditions: ensemble, aJour })) continue;
    for (const c of ensemble) cachees.add(c);
  }
  return cachees;
}
