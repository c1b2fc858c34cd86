import { definirFait } from '@jalon/decider';
import { schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

/** What the agent was known by counts no more: a link that serves once lets her define it again. */
export const AccesRenouvele = definirFait({
  type: 'AccesRenouvele',
  version: 1,
  schema: z.object({ compte: z.uuid(), verdict: schemaVerdict }),
  personnels: {},
  sansRetour: {
    raison: 'L’agent définit de nouveau de quoi s’identifier (ADR 0038).',
    par: ['DefinirIdentifiants'],
  },
  phrase: () => 'L’accès d’un agent est renouvelé par un lien : ce par quoi il s’identifiait ne sert plus.',
  exemple: {
    compte: '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80',
    verdict: verdictExemple('acces_renouvellement', '2026-03-04'),
  },
});
