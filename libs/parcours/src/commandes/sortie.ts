/** Leaving the SIAE. */
import { sortie, type SituationSortie } from '@jalon/droit';
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
    proposer: (data, _, { acteur }, __, verdict) => [
      {
        type: 'SortieEnregistree',
        data: {
          jour: data.le,
          type: data.type,
          ...(data.precision === undefined ? {} : { precision: data.precision }),
          siae: acteur.organisation,
          verdict,
        },
      },
    ],
  }),
};
