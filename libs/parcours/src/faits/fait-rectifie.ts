import { definirFait, placeDe } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';
import { nomDuFait } from '../phrases.js';

/** Compensating fact for kinds that do not move dates of the PASS: withdraws the effect of the fact named, or replaces some of its data. */
export const FaitRectifie = definirFait({
  type: 'FaitRectifie',
  version: 1,
  schema: z.object({
    /** Revision of the fact rectified. */
    fait: z.number().int(),
    typeRectifie: z.string(),
    raison: personnel(z.string()),
    /** Fields to replace; absent: the effect is withdrawn. */
    remplacement: personnel(z.record(z.string(), z.json())).optional(),
    verdict,
  }),
  personnels: { raison: 'C3', remplacement: 'C3' },
  phrase: (d) =>
    `Le fait n° ${placeDe(d.fait)} (${nomDuFait(d.typeRectifie)}) est ${d.remplacement === undefined ? 'retiré' : 'rectifié'}.`,
  exemple: {
    fait: 5,
    typeRectifie: 'HeuresDeclarees',
    raison: 'Erreur de saisie',
    verdict: verdictExemple('rectification', '2025-07-01'),
  },
});
