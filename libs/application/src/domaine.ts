/** What the engine asks of the domain room, under the names the engine uses. */
import * as parcours from '@jalon/parcours';
import type { Jour } from '@jalon/droit';
import type { Contexte, Etat, Fait } from '@jalon/parcours';

export { vue, type Vue } from '@jalon/parcours';
const domaine = parcours as unknown as {
  solder?: (etat: Etat, jusquAu: Jour, contextePour: (jour: Jour) => Contexte) => Fait[];
};
export const solder = (etat: Etat, jusquAu: Jour, contextePour: (jour: Jour) => Contexte): Fait[] =>
  domaine.solder?.(etat, jusquAu, contextePour) ?? [];
