import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** R. 5132-1-4 al. 3: a refusal is reasoned in writing, then notified to the structure and to the person. Another prescripteur may still lift the waiting period. */
export const DerogationCarenceRefusee = definirFait({
  type: 'DerogationCarenceRefusee',
  version: 1,
  schema: z.object({ motif: personnel(z.string()), explication: personnel(z.string()), verdict }),
  personnels: { motif: 'C3', explication: 'C3' },
  ecrits: { motif: 'Motif du refus de lever la carence', explication: 'Explication du refus' },
  rectifiable: { retirer: true },
  sansEffet: true,
  phrase: () => 'Un prescripteur habilité refuse de lever le délai de carence.',
  exemple: {
    motif: 'Projet à préciser',
    explication: 'Un bilan est proposé avant un nouveau parcours',
    verdict: verdictExemple('carence.refus', '2025-01-10'),
  },
});
