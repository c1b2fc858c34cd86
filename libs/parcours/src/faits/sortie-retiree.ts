import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** Compensating fact: an exit entered by mistake is withdrawn. */
export const SortieRetiree = definirFait({
  type: 'SortieRetiree',
  version: 1,
  schema: z.object({
    raison: personnel(z.string()),
    fait: z.number().int(),
    verdict,
  }),
  personnels: { raison: 'C3' },
  ecrits: { raison: 'Raison du retrait' },
  rectifiable: { retirer: true },
  phrase: () => 'La sortie est retirée (saisie par erreur).',
  exemple: {
    raison: 'Saisie par erreur',
    fait: 12,
    verdict: verdictExemple('rectification', '2026-06-10'),
  },
});
