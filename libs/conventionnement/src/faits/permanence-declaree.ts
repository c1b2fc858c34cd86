import { definirFait } from '@jalon/decider';
import { schemaVerdict, verdictExemple } from '@jalon/droit';
import { z } from 'zod';

const enJours = (centiemes: number): string =>
  `${String(centiemes / 100).replace('.', ',')} jour${centiemes >= 200 ? 's' : ''}`;

/** Hundredths of a day of reception a week, in full-day equivalents (R. 5132-12). */
export const PermanenceDeclaree = definirFait({
  type: 'PermanenceDeclaree',
  version: 1,
  schema: z.object({ joursCentiemes: z.number().int().nonnegative(), verdict: schemaVerdict }),
  personnels: {},
  rectifiable: {
    retirer: true,
    remplacer: z.object({ joursParSemaine: z.number().min(0).max(7) }),
    appliquer: (d, { joursParSemaine: n }) => (n === undefined ? d : { ...d, joursCentiemes: Math.round(n * 100) }),
  },
  phrase: (d) => `La permanence d’accueil est de ${enJours(d.joursCentiemes)} par semaine.`,
  exemple: { joursCentiemes: 300, verdict: verdictExemple('permanence', '2025-01-02') },
});
