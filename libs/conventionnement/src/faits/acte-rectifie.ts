import { definirFait, placeDe } from '@jalon/decider';
import { schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** D27: an earlier fact is named, never edited; its effect is withdrawn, or parts of it are told again. */
export const ActeRectifie = definirFait({
  type: 'ActeRectifie',
  version: 1,
  schema: z.object({
    /** Revision of the fact put right. */
    fait: z.number().int(),
    typeRectifie: z.string(),
    raison: z.string(),
    /** Parts told instead, each value as JSON text: the log stores no fraction; absent: withdrawn. */
    remplacement: z.record(z.string(), z.string()).optional(),
    verdict: schemaVerdict,
  }),
  personnels: {},
  sansRetour: {
    raison: 'ce qui est dit à la place se redit, ce qui est retiré se décide de nouveau (D27)',
    par: ['RectifierActe'],
  },
  phrase: (d) =>
    `L’acte n° ${placeDe(d.fait)} est ${d.remplacement === undefined ? 'retiré' : 'rectifié'} : ${d.raison}.`,
  exemple: {
    fait: 2,
    typeRectifie: 'ConventionSignee',
    raison: 'Date mal lue',
    remplacement: { fin: '"2026-12-31"' },
    verdict: verdictExemple('structure.rectification', '2025-01-06'),
  },
});
