import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { jour, personnel } from './champs.js';

const rqth = z.object({ du: jour, au: jour.optional() });
const formation = z.object({ du: jour, au: jour, intitule: z.string().optional() });
const cdiInclusion = z.object({ du: jour });

/** Facts about the person that a motif rests on. RQTH is health data (article 9 of the RGPD): encrypted as a whole. */
export const SituationDeclaree = definirFait({
  type: 'SituationDeclaree',
  version: 1,
  schema: z.object({
    rqth: personnel(rqth).optional(),
    formation: personnel(formation).optional(),
    cdiInclusion: cdiInclusion.optional(),
    /** Last day of the rights the person told about. */
    finDeDroits: jour.optional(),
  }),
  personnels: { rqth: 'C3', formation: 'C3' },
  rectifiable: {
    retirer: true,
    remplacer: z.object({
      rqth: rqth.partial(),
      formation: formation.partial(),
      cdiInclusion: cdiInclusion.partial(),
      finDeDroits: jour,
    }),
    // a part that was not told is not replaced: it is told by another fact
    appliquer: (d, champs) => ({
      ...d,
      ...(d.rqth && { rqth: { ...d.rqth, ...champs.rqth } }),
      ...(d.formation && { formation: { ...d.formation, ...champs.formation } }),
      ...(d.cdiInclusion && { cdiInclusion: { ...d.cdiInclusion, ...champs.cdiInclusion } }),
      ...(d.finDeDroits && { finDeDroits: champs.finDeDroits ?? d.finDeDroits }),
    }),
  },
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
