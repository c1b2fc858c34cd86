import { definirFait } from '@jalon/decider';
import { z } from 'zod';

const schema = z.object({ siae: z.string() });

export const OrientationEnvoyee = definirFait({
  type: 'OrientationEnvoyee',
  version: 1,
  schema: z.object({ siae: z.string() }),
  personnels: {},
  rectifiable: { retirer: true, remplacer: schema },
  phrase: (d) => `La personne est orientée vers la structure ${d.siae}.`,
  exemple: { siae: 'ai-rennes' },
});
