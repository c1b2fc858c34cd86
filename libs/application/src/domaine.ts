/** What the engine asks of the domain room, under the names the engine uses. */
import * as parcours from '@jalon/parcours';
import type { Droit, Jour } from '@jalon/droit';
import type { Contexte, Etat, Fait } from '@jalon/parcours';

export interface Vue {
  id: string;
  auJour: Jour;
  revision: number;
  etape: string;
  [champ: string]: unknown;
}
const domaine = parcours as unknown as {
  vue?: (etat: Etat, jour: Jour, droit: Droit) => Vue;
  solder?: (etat: Etat, jusquAu: Jour, contextePour: (jour: Jour) => Contexte) => Fait[];
};
export const vue = (etat: Etat, jour: Jour, droit: Droit): Vue =>
  domaine.vue?.(etat, jour, droit) ?? { id: etat.dossier.id, auJour: jour, revision: etat.revision, etape: etat.etape };
export const solder = (etat: Etat, jusquAu: Jour, contextePour: (jour: Jour) => Contexte): Fait[] =>
  domaine.solder?.(etat, jusquAu, contextePour) ?? [];
