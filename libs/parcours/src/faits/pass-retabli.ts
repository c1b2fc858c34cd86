import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** The end of an expired PASS has moved to today or later: it runs again. */
export const PassRetabli = definirFait({
  type: 'PassRetabli',
  version: 1,
  schema: z.object({}),
  personnels: {},
  sansEffet: true,
  sansRetour: {
    raison: 'le temps seul le constate (ADR 0019) : ce qu’une horloge fausse a constaté s’annule',
    par: ['AnnulerEcheances'],
  },
  phrase: () => 'Le PASS court de nouveau : sa fin a été repoussée.',
  exemple: {},
});
