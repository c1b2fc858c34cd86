import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

export const EmbaucheAnnulee = definirFait({
  type: 'EmbaucheAnnulee',
  version: 1,
  schema: z.object({ contrat: z.string(), motif: personnel(z.string()), verdict }),
  personnels: { motif: 'C3' },
  // it was not a mistake to hire: the hire is back, with the PASS that it had (D25)
  rectifiable: { retirer: true },
  ecrits: { motif: 'Motif de l’annulation' },
  phrase: () => 'L’embauche est annulée.',
  exemple: {
    contrat: 'c1',
    motif: 'La personne ne s’est pas présentée',
    verdict: verdictExemple('embauche.annulation', '2025-01-20'),
  },
});
