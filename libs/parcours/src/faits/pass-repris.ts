import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, organisation, typeContrat, verdict, verdictExemple } from './champs.js';

/** A PASS that exists elsewhere. `fin` is the end shown today: nothing is added to it, and nothing is refused for facts nobody can check (D5). */
export const PassRepris = definirFait({
  type: 'PassRepris',
  version: 1,
  schema: z.object({
    numero: z.string(),
    debut: jour,
    fin: jour,
    origine: z.enum(['plateforme', 'agrement', 'stock_ai']),
    siae: organisation,
    /** `jours`: part of the end that comes from this line; 0 when it cannot be told. */
    prolongations: z.array(z.object({ motif: z.string(), debut: jour, fin: jour, jours: z.number().int() })),
    suspensions: z.array(z.object({ motif: z.string(), debut: jour, fin: jour, jours: z.number().int() })),
    embauche: z.object({ contrat: z.string(), type: typeContrat, debut: jour, fin: jour.optional() }).optional(),
    /** The dates do not add up. */
    nonVerifiable: z.boolean(),
    verdict,
  }),
  personnels: {},
  phrase: (d) =>
    `Le PASS ${d.numero ? `${d.numero} ` : ''}est repris : du ${enFrancais(d.debut)} au ${enFrancais(d.fin)} inclus${d.nonVerifiable ? ' (dates non vérifiables)' : ''}.`,
  exemple: {
    numero: '999992100001',
    debut: '2024-03-01',
    fin: '2026-02-28',
    origine: 'plateforme',
    siae: { id: 'ai-rennes', type: 'AI' },
    prolongations: [],
    suspensions: [],
    nonVerifiable: false,
    verdict: verdictExemple('pass.reprise', '2025-01-10'),
  },
});
