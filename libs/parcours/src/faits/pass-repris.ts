import { definirFait } from '@jalon/decider';
import { enFrancais, numeroEnFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, organisation, personnel, typeContrat, verdict, verdictExemple } from './champs.js';

const v1 = z.object({
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
});
/** `jours`: part of the end that comes from this line; 0 when it cannot be told. */
const ligne = z.object({ debut: jour, fin: jour, jours: z.number().int() });

type Lignes = z.infer<typeof v1>['prolongations'];
const sansMotif = (lignes: Lignes): z.infer<typeof ligne>[] =>
  lignes.map(({ debut, fin, jours }) => ({ debut, fin, jours }));
/** Bounds move the end of the PASS and stay readable; why a line is there goes under the key of the person. */
const separerLesMotifs = (data: Record<string, unknown>): Record<string, unknown> => {
  const { prolongations, suspensions } = data as z.infer<typeof v1>;
  return {
    ...data,
    prolongations: sansMotif(prolongations),
    suspensions: sansMotif(suspensions),
    motifs: { prolongations: prolongations.map((l) => l.motif), suspensions: suspensions.map((l) => l.motif) },
  };
};

/** A PASS that exists elsewhere. `fin` is the end shown today: nothing is added to it, and nothing is refused for facts nobody can check (D5). */
export const PassRepris = definirFait({
  type: 'PassRepris',
  version: 2,
  schema: v1.extend({
    numero: personnel(z.string()),
    prolongations: z.array(ligne),
    suspensions: z.array(ligne),
    /** Why, line by line. */
    motifs: personnel(z.object({ prolongations: z.array(z.string()), suspensions: z.array(z.string()) })),
  }),
  anciennes: { 1: v1 },
  upcasts: { 1: separerLesMotifs },
  personnels: { numero: 'C2', motifs: 'C3' },
  rectifiable: { retirer: false, remplacer: v1.pick({ numero: true, debut: true, fin: true }) },
  phrase: (d) =>
    `Le PASS ${d.numero ? `${numeroEnFrancais(d.numero)} ` : ''}est repris : du ${enFrancais(d.debut)} au ${enFrancais(d.fin)} inclus${d.nonVerifiable ? ' (dates non vérifiables)' : ''}.`,
  exemple: {
    numero: '999992100001',
    debut: '2024-03-01',
    fin: '2026-02-28',
    origine: 'plateforme',
    siae: { id: 'ai-rennes', type: 'AI' },
    prolongations: [],
    suspensions: [],
    motifs: { prolongations: [], suspensions: [] },
    nonVerifiable: false,
    verdict: verdictExemple('pass.reprise', '2025-01-10'),
  },
});
