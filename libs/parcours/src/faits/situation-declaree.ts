import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { jour, personnel } from './champs.js';

const rqth = z.object({ du: jour, au: jour.optional() });
const formation = z.object({ du: jour, au: jour, intitule: z.string().optional() });
const cdiInclusion = z.object({ du: jour });

const v1 = z.object({
  rqth: personnel(rqth).optional(),
  formation: personnel(formation).optional(),
  cdiInclusion: cdiInclusion.optional(),
  /** Last day of the rights the person told about. */
  finDeDroits: jour.optional(),
});

/** Facts about the person that a motif rests on. RQTH is health data (article 9 of the RGPD): encrypted as a whole. */
export const SituationDeclaree = definirFait({
  type: 'SituationDeclaree',
  version: 2,
  schema: v1.extend({ cdiInclusion: personnel(cdiInclusion).optional(), finDeDroits: personnel(jour).optional() }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { rqth: 'C3', formation: 'C3', cdiInclusion: 'C3', finDeDroits: 'C3' },
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
    `La situation de la personne est précisée${[
      ...(d.rqth ? ['reconnaissance de travailleur handicapé'] : []),
      ...(d.formation ? ['formation'] : []),
      ...(d.cdiInclusion ? ['CDI inclusion'] : []),
      ...(d.finDeDroits ? ['fin de droits'] : []),
    ].reduce((suite, partie, i) => `${suite}${i === 0 ? ' : ' : ', '}${partie}`, '')}.`,
  exemple: { formation: { du: '2026-09-01', au: '2027-06-30', intitule: 'CAP cuisine' } },
});
