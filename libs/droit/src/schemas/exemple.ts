/** The shape of an example (`exemples:` in `essais/**.yaml`): a rule, judged on its favourable base situation overlaid with `situation`. */
import { z } from 'zod';
import { jour } from '../parametre.js';

export const exemple = z.strictObject({
  nom: z.string(),
  le: jour,
  lecture: z.enum(['plateforme', 'code']).default('plateforme'),
  regle: z.string(),
  situation: z.record(z.string(), z.unknown()).optional(),
  attendu: z.enum(['favorable', 'defavorable']),
  manque: z.array(z.string()).optional(),
});
export type Exemple = z.infer<typeof exemple>;
