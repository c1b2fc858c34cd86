import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel } from './champs.js';

/** D29: somebody says, and why, that the dossiers of that name and birth day are of other people. */
export const HomonymeLeve = definirFait({
  type: 'HomonymeLeve',
  version: 1,
  schema: z.object({
    raison: personnel(z.string()),
    /** Parcours looked at. Under the key of the person: that two dossiers bear one name is told to nobody else. */
    autres: personnel(z.array(z.string())),
  }),
  personnels: { raison: 'C3', autres: 'C3' },
  rectifiable: { retirer: true },
  phrase: () => 'Les dossiers du même état civil sont dits d’autres personnes.',
  exemple: { raison: 'Pièce d’identité présentée : autre lieu de naissance', autres: [] },
});
