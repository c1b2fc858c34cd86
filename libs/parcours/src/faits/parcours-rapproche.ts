import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { personnel, verdict, verdictExemple } from './champs.js';

/** D29: another dossier is of the same person, and is closed in favour of this one. Withdrawn, both are again what they were. */
export const ParcoursRapproche = definirFait({
  type: 'ParcoursRapproche',
  version: 1,
  schema: z.object({
    /** Parcours closed. Under the key of the person: who is known by two dossiers is told to nobody else. */
    doublon: personnel(z.string()),
    raison: personnel(z.string()),
    verdict,
  }),
  personnels: { doublon: 'C3', raison: 'C3' },
  rectifiable: { retirer: true },
  phrase: () => 'Un autre dossier de cette personne, clos comme doublon, est rapproché de celui-ci.',
  exemple: {
    doublon: '00000000-0000-4000-8000-000000000001',
    raison: 'Deux ouvertures pour la même personne',
    verdict: verdictExemple('rapprochement', '2025-06-02'),
  },
});
