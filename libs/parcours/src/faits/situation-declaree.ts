import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { jour, personnel } from './champs.js';

/** Facts about the person that a motif rests on. RQTH is health data (article 9 of the RGPD): encrypted as a whole. */
export const SituationDeclaree = definirFait({
  type: 'SituationDeclaree',
  version: 1,
  schema: z.object({
    rqth: personnel(z.object({ du: jour, au: jour.optional() })).optional(),
    formation: personnel(z.object({ du: jour, au: jour, intitule: z.string().optional() })).optional(),
    cdiInclusion: z.object({ du: jour }).optional(),
    /** Last day of the rights the person told about. */
    finDeDroits: jour.optional(),
  }),
  personnels: { rqth: 'C3', formation: 'C3' },
  phrase: (d) =>
    `La situation de la personne est précisée : ${
      [
        'rqth' in d && d.rqth !== undefined ? 'reconnaissance de travailleur handicapé' : null,
        'formation' in d && d.formation !== undefined ? 'formation' : null,
        d.cdiInclusion ? 'CDI inclusion' : null,
        d.finDeDroits ? 'fin de droits' : null,
      ]
        .filter((s) => s !== null)
        .join(', ') || 'aucune donnée'
    }.`,
  exemple: { formation: { du: '2026-09-01', au: '2027-06-30', intitule: 'CAP cuisine' } },
});
