import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** PRO-18: the prescripteur addressed is reminded of a pending request. */
export const RappelProlongationEnvoye = definirFait({
  type: 'RappelProlongationEnvoye',
  version: 1,
  schema: z.object({
    demande: z.string(),
    /** 1 for the first reminder. */
    rang: z.number().int(),
  }),
  personnels: {},
  phrase: (d) => `Rappel n° ${d.rang} au prescripteur : la demande de prolongation attend une réponse.`,
  exemple: {
    demande: 'D9',
    rang: 1,
  },
});
