import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** The only hire on the PASS was cancelled: the number is kept and never used again. */
export const PassAnnule = definirFait({
  type: 'PassAnnule',
  version: 1,
  schema: z.object({}),
  personnels: {},
  sansRetour: {
    raison: 'il suit l’annulation de l’embauche, qui se retire (D25)',
    par: ['RectifierFait'],
  },
  phrase: () => 'Le PASS IAE est annulé : sa seule embauche l’a été.',
  exemple: {},
});
