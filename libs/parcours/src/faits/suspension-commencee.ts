import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** A suspension taken over with its PASS is running: observed, never decided here. */
export const SuspensionCommencee = definirFait({
  type: 'SuspensionCommencee',
  version: 1,
  schema: z.object({
    id: z.string(),
  }),
  personnels: {},
  sansEffet: true,
  sansRetour: {
    raison: 'le temps seul le constate (ADR 0019) : ce qu’une horloge fausse a constaté s’annule',
    par: ['AnnulerEcheances'],
  },
  phrase: () => 'Une suspension reprise avec le PASS est en cours.',
  exemple: {
    id: 'S3-1',
  },
});
