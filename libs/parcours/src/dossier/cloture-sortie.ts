import type { Consignes } from './consigner.js';

export const consignerClotureEtSortie: Consignes<'ParcoursClos' | 'SortieEnregistree'> = {
  ParcoursClos: (_, { data, le, par }) => ({
    cloture: { le, motif: data.motif, par, suspensionDebut: data.suspensionDebut },
  }),
  SortieEnregistree: (_, { data, le, revision }) => ({
    sortie: { le: data.jour, type: data.type, siae: data.siae, enregistreeLe: le, revision },
  }),
};
