import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, verdict, verdictExemple } from './champs.js';

/** R. 5132-1-3, -1-4, -1-6, -1-8: told by a means that proves the day of reception. */
export const DecisionNotifiee = definirFait({
  type: 'DecisionNotifiee',
  version: 1,
  schema: z.object({
    /** Revision of the decision inside this parcours. */
    fait: z.number().int(),
    /** Code of `notification/decisions`. */
    decision: z.string(),
    destinataire: z.enum(['interesse', 'structure']),
    /** Day of reception. */
    jour,
    moyen: z.string(),
    verdict,
  }),
  personnels: {},
  // told to the wrong one, or never received: withdrawn, then told again
  rectifiable: { retirer: true },
  phrase: (d, mots) =>
    `${mots(`notification/decisions/${d.decision}`)} : la décision est notifiée à ${d.destinataire === 'interesse' ? 'la personne' : 'la structure'}, reçue le ${enFrancais(d.jour)} (${mots(`notification/moyens/${d.moyen}`)}).`,
  exemple: {
    fait: 3,
    decision: 'ELIGIBILITE',
    destinataire: 'interesse',
    jour: '2025-01-14',
    moyen: 'LETTRE_RECOMMANDEE',
    verdict: verdictExemple('decision.notification', '2025-01-15'),
  },
});
