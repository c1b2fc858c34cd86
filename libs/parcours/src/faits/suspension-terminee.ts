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
  sansRetour: {
    raison: 'le temps seul le constate (ADR 0019) : ce qu’une horloge fausse a constaté s’annule',
    par: ['AnnulerEcheances'],
  },
  phrase: () => 'La suspension est terminée.',
  exemple: {
    id: 'S8',
  },
});
