import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** Deadline: the day after the last day of the PASS. */
export const PassExpire = definirFait({
  type: 'PassExpire',
  version: 1,
  schema: z.object({}),
  personnels: {},
  sansEffet: true,
  sansRetour: {
    raison: 'le temps seul le constate (ADR 0019) : ce qu’une horloge fausse a constaté s’annule',
    par: ['AnnulerEcheances'],
  },
  phrase: () => 'Le PASS est expiré.',
  exemple: {},
});
