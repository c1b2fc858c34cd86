import { definirFait } from '@jalon/decider';
import { z } from 'zod';

export const OrientationEnvoyee = definirFait({
  type: 'OrientationEnvoyee',
  version: 1,
  schema: z.object({ siae: z.string() }),
  personnels: {},
  phrase: (d) => `La personne est orientée vers la structure ${d.siae}.`,
  exemple: { siae: 'ai-rennes' },
});
