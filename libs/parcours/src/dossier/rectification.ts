/** Compensating facts: the dossier is folded again on the history as it is told now (see `redire`), and they change nothing by themselves. */
import type { Consignes } from './consignes.js';

export const consignerRectification: Consignes<
  'SuspensionRetiree' | 'ProlongationRetiree' | 'SortieRetiree' | 'FaitRectifie' | 'EcheancesAnnulees' | 'PassAnnule'
> = {
  SuspensionRetiree: () => ({}),
  ProlongationRetiree: () => ({}),
  SortieRetiree: () => ({}),
  EcheancesAnnulees: () => ({}),
  FaitRectifie: () => ({}),
  PassAnnule: () => ({}),
};
