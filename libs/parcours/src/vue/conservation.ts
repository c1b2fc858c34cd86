/** Until when the data of the person are kept, as the screens show it (R. 5132-1-23, D24). */
import type { Conservation, Droit } from '@jalon/droit';
import { conservationDuDossier } from '../dossier/conservation.js';
import type { Dossier } from '../dossier/dossier.js';

/** Null before the opening, once the person is erased, or without a legal basis. */
export const vueConservation = (d: Dossier, droit: Droit): Conservation | null =>
  d.personne === null ? null : conservationDuDossier(d, droit);
