import type { Jour } from '@jalon/droit';
import { definirModele } from '../modele.js';
import { fold, oublier } from './evolve.js';
import { indicateurs } from './query.js';
import { tables } from './table.js';

interface DroitDesIndicateurs {
  /** Codes of the funds that the référentiel knows (`PIC_IAE`…); none: no action is told financed. */
  fonds?: readonly string[] | undefined;
  /** Types of exit that rows may hold: those that tell nothing of health, poverty or justice; none: exits are counted by category. */
  sorties?: readonly string[] | undefined;
  /** First days of the versions by which stays are classed, in order; none: sums keep the day of each exit. */
  sejours?: readonly Jour[] | undefined;
}

/** What the figures of a department are counted on. No name, no free text. */
export const modeleIndicateurs = definirModele({
  nom: 'indicateurs',
  version: 4,
  tables,
  parametres: ({ fonds = [], sorties = [], sejours = [] }: DroitDesIndicateurs) => [
    fonds.toSorted(),
    sorties.toSorted(),
    sejours,
  ],
  fold:
    ({ fonds = [], sorties = [], sejours = [] }) =>
    (t) =>
      fold(t, { fonds: new Set(fonds), types: new Set(sorties) }, sejours),
  oublier:
    ({ sejours = [] }) =>
    (t, parcours) =>
      oublier(t, parcours, sejours),
  queries: indicateurs,
});
