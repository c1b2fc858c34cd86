import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour, organisation, personnel, verdict, verdictExemple, verdictPrive } from './champs.js';
import { entreParentheses } from '../phrases.js';

const v1 = z.object({
  jour,
  type: z.string(),
  precision: personnel(z.string()).optional(),
  siae: organisation,
  verdict,
});

const categorie = z.enum(['durable', 'transition', 'positive', 'autre', 'retrait']);
const comptage = z.object({ comptee: z.boolean(), manques: z.array(z.string()) });

/** The person leaves the SIAE. Whether the exit counts in the rates is information kept in the verdict (D16, D17). */
export const SortieEnregistree = definirFait({
  type: 'SortieEnregistree',
  version: 2,
  schema: v1.extend({
    type: personnel(z.string()),
    verdict: verdictPrive,
    /** What figures need once the type is erased: a category holds several types. Absent: of a former version, or nothing in force said it. */
    categorie: categorie.optional(),
    /** Whether it counts, and the thresholds it missed (D17), as the verdict said. */
    comptage: comptage.optional(),
  }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: { precision: 'C3', type: 'C3', 'verdict.c': 'C3' },
  rectifiable: {
    retirer: true,
    remplacer: z.object({ le: jour, type: z.string() }),
    calcules: z.object({ categorie, comptage }),
    appliquer: (d, { le, ...champs }) => ({ ...d, ...(champs as object), jour: le ?? d.jour }),
  },
  phrase: (d, mots) =>
    `La sortie est enregistrée au ${enFrancais(d.jour)}${entreParentheses(d.type, (t) => mots(`sortie/types/${t}`))}.`,
  exemple: {
    jour: '2026-05-31',
    type: 'TRANSITION_CDD',
    categorie: 'transition',
    comptage: { comptee: true, manques: [] },
    siae: { id: 'ai-rennes', type: 'AI' },
    verdict: verdictExemple('sortie', '2026-06-02'),
  },
});
