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
  if (!lecteur || !conditions.some((c) => genre.conditionsCroisees.has(c))) return AUCUNE;
  return (await genre.litLesAutres(etat, dossier, lecteur, jour, aJour)) ? AUCUNE : genre.conditionsCroisees;
}
