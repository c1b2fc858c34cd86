import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** Deadline: the day after the last suspended day; also right after a declaration entirely in the past. */
export const SuspensionTerminee = definirFait({
  type: 'SuspensionTerminee',
  version: 1,
  schema: z.object({
    id: z.string(),
  }),
  personnels: {},
  phrase: () => 'La suspension est terminée.',
  exemple: {
    id: 'S8',
  },
});
