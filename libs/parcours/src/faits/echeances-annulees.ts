import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** Compensating fact: the deadlines named were observed by a wrong clock. They stay in the history and count for nothing. */
export const EcheancesAnnulees = definirFait({
  type: 'EcheancesAnnulees',
  version: 1,
  schema: z.object({
    /** Their revisions, in order. */
    faits: z.array(z.number().int()),
    raison: personnel(z.string()),
    verdict,
  }),
  personnels: { raison: 'C3' },
  sansRetour: {
    raison: 'une échéance réellement due est constatée de nouveau, à son jour (ADR 0019)',
    par: [],
  },
  phrase: ({ faits }) =>
    faits.length > 1
      ? `Les échéances n° ${faits.slice(0, -1).join(', ')} et ${faits.at(-1)} sont annulées : elles avaient été constatées par une horloge fausse.`
      : `L’échéance n° ${faits.join('')} est annulée : elle avait été constatée par une horloge fausse.`,
  exemple: {
    faits: [8, 9],
    raison: 'Horloge du serveur en avance de quinze ans le 24/11/2026',
    verdict: verdictExemple('annulation_echeances', '2026-11-25'),
  },
});
