import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** Yearly meeting on the results of the agreement (R. 5132-13). */
export const DialogueDeGestionTenu = definirFait({
  type: 'DialogueDeGestionTenu',
  version: 1,
  schema: z.object({ annee: z.number().int() }),
  personnels: {},
  rectifiable: { retirer: true, remplacer: z.object({ annee: z.number().int() }) },
  phrase: (d) => `Le dialogue de gestion de ${d.annee} est tenu.`,
  exemple: { annee: 2025 },
});
