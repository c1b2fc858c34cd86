import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** Deadline: the day after the last day of the PASS. */
export const PassExpire = definirFait({
  type: 'PassExpire',
  version: 1,
  schema: z.object({}),
  personnels: {},
  sansEffet: true,
  phrase: () => 'Le PASS est expiré.',
  exemple: {},
});
