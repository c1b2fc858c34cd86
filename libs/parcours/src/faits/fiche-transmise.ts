import { definirFait } from '@jalon/decider';
import { z } from 'zod';

/** The fiche salarié went to the ASP: the hire can no longer be cancelled. */
export const FicheTransmise = definirFait({
  type: 'FicheTransmise',
  version: 1,
  schema: z.object({ contrat: z.string() }),
  personnels: {},
  sansRetour: {
    raison: 'ce qui est parti chez un tiers ne se retire pas, et se transmet seulement de nouveau (D27)',
    par: ['TransmettreFiche'],
  },
  phrase: () => 'La fiche salarié est transmise à l’Agence de services et de paiement.',
  exemple: { contrat: 'c1' },
});
