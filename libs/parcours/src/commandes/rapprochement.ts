/** Merging two dossiers of one person: this one stays open, the other closes (D29). */
import { rapprochement, type SituationRapprochement } from '@jalon/droit';
import { situationRapprochement } from '../dossier/rapprochement.js';
import { definirCommande } from './definir.js';

export interface RapprocherParcours {
  /** The duplicate. */
  parcours: string;
  raison: string;
}

export const commandesRapprochement = {
  RapprocherParcours: definirCommande<RapprocherParcours, SituationRapprochement | null>({
    faits: ['ParcoursRapproche'],
    // written in the other dossier
    joints: ['DoublonClos'],
    qui: ['ddets', 'siae', 'prescripteur'],
    regle: rapprochement,
    situation: (data, d, contexte) => situationRapprochement(d, data, contexte),
    proposer: ({ parcours, raison }, _, __, ___, verdict) => [
      { type: 'ParcoursRapproche', data: { doublon: parcours, raison, verdict } },
    ],
  }),
};
