/** Leaving the SIAE. */
import { comptageJuge, sortie, type SituationSortie } from '@jalon/droit';
import { situationSortie } from '../dossier/sortie.js';
import { definirCommande } from './definir.js';

export interface EnregistrerSortie {
  /** Day of the exit. */ le: string;
  type: string;
  precision?: string;
}

export const commandesSortie = {
  EnregistrerSortie: definirCommande<EnregistrerSortie, SituationSortie>({
    faits: ['SortieEnregistree'],
    qui: ['siae'],
    regle: sortie,
    situation: ({ le, type }, d, { acteur }) => situationSortie(d, { le, type, siae: acteur.organisation }),
    proposer: (data, _, { acteur, droit }, __, verdict) => {
      const comptage = comptageJuge(verdict);
      const categorie = droit.lire(`sortie/types/${data.type}`, data.le)?.valeurs.categorie;
      return [
        {
          type: 'SortieEnregistree',
          data: {
            jour: data.le,
            type: data.type,
            ...(data.precision === undefined ? {} : { precision: data.precision }),
            ...(categorie === undefined ? {} : { categorie }),
            ...(comptage === null ? {} : { comptage }),
            siae: acteur.organisation,
            verdict,
          },
        },
      ];
    },
  }),
};
