import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/**
 * The place of a writing that another dossier of the same person waited for in vain: taken here, so that it can no longer be
 * written on a decision that has grown old. Written by the application at any step, before the opening too; it changes nothing,
 * and no reader is shown it: it would tell that the person has another dossier.
 */
export const EcritureEcartee = definirFait({
  type: 'EcritureEcartee',
  version: 1,
  schema: z.object({}),
  personnels: {},
  sansEffet: true,
  sansRetour: {
    raison: 'une place prise dans le journal, qui ne dit rien du parcours (ADR 0016)',
    par: [],
  },
  phrase: () => 'Une écriture restée sans suite est écartée ; le parcours ne change pas.',
  exemple: {},
});
