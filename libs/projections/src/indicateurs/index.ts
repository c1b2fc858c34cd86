import { definirModele } from '../modele.js';
import { plieur } from './evolve.js';
import { indicateurs } from './query.js';
import { tables } from './table.js';

interface DroitDesIndicateurs {
  /** Codes of the funds that the référentiel knows (`PIC_IAE`…); none: no action is told financed. */
  fonds?: readonly string[] | undefined;
}

/** What the figures of a department are counted on. No name, no free text. */
export const modeleIndicateurs = definirModele({
  nom: 'indicateurs',
  version: 2,
  tables,
  parametres: ({ fonds = [] }: DroitDesIndicateurs) => fonds.toSorted(),
  plieur:
    ({ fonds = [] }) =>
    (t) =>
      plieur(t, new Set(fonds)),
  requetes: indicateurs,
});
