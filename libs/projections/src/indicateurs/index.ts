import { definirModele } from '../modele.js';
import type { Versions } from './cumuls.js';
import { fold, oublier } from './evolve.js';
import { indicateurs } from './query.js';
import { tables } from './table.js';

interface DroitDesIndicateurs {
  /** Codes of the funds that the référentiel knows (`PIC_IAE`…); none: no action is told financed. */
  fonds?: readonly string[] | undefined;
  /** Types of exit that rows may hold: those that tell nothing of health, poverty or justice; none: exits are counted by category. */
  sorties?: readonly string[] | undefined;
  /** First days of the versions that class stays, and that say the share of a fund; absent: sums keep the day of each. */
  versions?: Versions | undefined;
}

const AUCUNE: Versions = { sejours: [], financements: [] };

/** What the figures of a department are counted on. No name, no free text. */
export const modeleIndicateurs = definirModele({
  nom: 'indicateurs',
  version: 4,
  // the type of the exit, when rows may hold it, and what corrects it
  personnels: ['SortieEnregistree', 'FaitRectifie'],
  tables,
  parametres: ({ fonds = [], sorties = [], versions = AUCUNE }: DroitDesIndicateurs) => [
    fonds.toSorted(),
    sorties.toSorted(),
    versions.sejours,
    versions.financements,
  ],
  fold:
    ({ fonds = [], sorties = [], versions = AUCUNE }) =>
    (t) =>
      fold(t, { fonds: new Set(fonds), types: new Set(sorties) }, versions),
  oublier:
    ({ versions = AUCUNE }) =>
    (t, parcours) =>
      oublier(t, parcours, versions),
  queries: indicateurs,
});
