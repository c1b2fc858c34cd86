import type { Consignes } from './consignes.js';

export const consignerClotureEtSortie: Consignes<'ParcoursClos' | 'SortieEnregistree'> = {
  ParcoursClos: (_, { data, le, par }) => ({
    cloture: { le, motif: data.motif, par, suspensionDebut: data.suspensionDebut },
  }),
  SortieEnregistree: (d, { data, le, revision }) => {
    const sortie = {
      le: data.jour,
      type: data.type,
      categorie: data.categorie ?? null,
      comptee: data.comptage?.comptee ?? null,
      siae: data.siae,
      enregistreeLe: le,
      revision,
    };
    return { sortie, sorties: [...d.sorties, sortie] };
  },
};
