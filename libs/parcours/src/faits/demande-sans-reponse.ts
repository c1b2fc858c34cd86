import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** D13: shown to both sides and to the DDETS; never an automatic decision. */
export const DemandeSansReponse = definirFait({
  type: 'DemandeSansReponse',
  version: 1,
  schema: z.object({
    demande: z.string(),
  }),
  personnels: {},
  sansRetour: {
    raison: 'le temps seul le constate (ADR 0019) : ce qu’une horloge fausse a constaté s’annule',
    par: ['AnnulerEcheances'],
  },
  phrase: () => 'La demande de prolongation est restée sans réponse.',
  exemple: {
    demande: 'D9',
  },
});
