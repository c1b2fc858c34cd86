/** Compensating facts: they withdraw or replace the effect of an earlier fact, which stays in the history. */
import { deplacerFin } from './calcul.js';
import type { Consignes } from './consignes.js';
import type { Dossier } from './dossier.js';

/** The fact named is marked withdrawn, so that it cannot be rectified twice. */
const marquer = (d: Dossier, revision: number): Pick<Dossier, 'faits'> => ({
  faits: d.faits.map((f, i) => (i === revision ? { ...f, retire: true } : f)),
});

export const consignerRectification: Consignes<
  'SuspensionRetiree' | 'ProlongationRetiree' | 'SortieRetiree' | 'FaitRectifie' | 'EcheancesAnnulees'
> = {
  SuspensionRetiree: (d, { data, revision }) => ({
    ...marquer(d, data.fait),
    pass: deplacerFin(d.pass, 'Suspension retirée', revision, data.passFin),
    suspensions: d.suspensions.map((s) => (s.id === data.id ? { ...s, etat: 'retiree' } : s)),
  }),
  ProlongationRetiree: (d, { data, revision }) => ({
    ...marquer(d, data.fait),
    pass: deplacerFin(d.pass, 'Prolongation retirée', revision, data.passFin),
    prolongations: d.prolongations.map((p) => (p.id === data.id ? { ...p, retiree: true } : p)),
  }),
  SortieRetiree: (d, { data }) => ({
    ...marquer(d, data.fait),
    sortie: null,
    sorties: d.sorties.filter((s) => s.revision !== data.fait),
  }),
  // the dossier is folded again on the corrected history (see `evolve`)
  EcheancesAnnulees: () => ({}),
  FaitRectifie: () => ({}),
};
