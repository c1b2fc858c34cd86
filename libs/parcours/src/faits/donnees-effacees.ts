import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { jour, personnel, verdict, verdictExemple } from './champs.js';

/** D24, R. 5132-1-23: decided, then the key of the person is destroyed. Written before the destruction, which anybody may finish. */
export const DonneesEffacees = definirFait({
  type: 'DonneesEffacees',
  version: 1,
  schema: z.object({
    /** Code of `conservation/fondements`. */
    fondement: z.string(),
    /** What the deployment says its retention rests on; null: nobody answered for a deployment. */
    base: z.string().nullable(),
    /** The decision that orders it: its number names a case, it goes with the rest. */
    reference: personnel(z.string()).optional(),
    decisionDu: jour.optional(),
    verdict,
  }),
  personnels: { reference: 'C3' },
  sansRetour: { raison: 'la clé de la personne est détruite, rien ne la rend (R. 5132-1-23)', par: [] },
  phrase: (d, mots) => `Les données de la personne sont effacées : ${mots(`conservation/fondements/${d.fondement}`)}.`,
  exemple: {
    fondement: 'DECISION',
    base: 'Durée du registre des traitements',
    reference: 'RG 24/01234',
    decisionDu: '2028-03-01',
    verdict: verdictExemple('effacement', '2028-03-12'),
  },
});
