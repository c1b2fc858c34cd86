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
  phrase: () => 'La demande de prolongation est restée sans réponse.',
  exemple: {
    demande: 'D9',
  },
});
