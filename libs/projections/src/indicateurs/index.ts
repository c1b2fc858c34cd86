import { definirModele } from '../modele.js';
import { fold } from './evolve.js';
import { indicateurs } from './query.js';
import { tables } from './table.js';

interface DroitDesIndicateurs {
  /** Codes of the funds that the référentiel knows (`PIC_IAE`…); none: no action is told financed. */
  fonds?: readonly string[] | undefined;
  /** Types of exit that rows may hold: those that tell nothing of health, poverty or justice; none: exits are counted by category. */
  sorties?: readonly string[] | undefined;
}

/** What the figures of a department are counted on. No name, no free text. */
export const modeleIndicateurs = definirModele({
  nom: 'indicateurs',
  version: 3,
  tables,
  parametres: ({ fonds = [], sorties = [] }: DroitDesIndicateurs) => [fonds.toSorted(), sorties.toSorted()],
  fold:
    ({ fonds = [], sorties = [] }) =>
    (t) =>
      fold(t, { fonds: new Set(fonds), types: new Set(sorties) }),
  queries: indicateurs,
});
