import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** The end of an expired PASS has moved to today or later: it runs again. */
export const PassRetabli = definirFait({
  type: 'PassRetabli',
  version: 1,
  schema: z.object({}),
  personnels: {},
  sansEffet: true,
  phrase: () => 'Le PASS court de nouveau : sa fin a été repoussée.',
  exemple: {},
});
