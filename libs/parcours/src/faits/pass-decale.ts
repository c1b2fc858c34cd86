import { definirFait } from '@jalon/decider';
import { enFrancais } from '@jalon/droit';
import { z } from 'zod';
import { jour } from './champs.js';

/** A PASS not begun follows the start of its hire; once begun it is frozen. */
export const PassDecale = definirFait({
  type: 'PassDecale',
  version: 1,
  schema: z.object({ debut: jour, fin: jour }),
  personnels: {},
  phrase: (d) =>
    `Le PASS IAE, pas encore commencé, suit l’embauche : du ${enFrancais(d.debut)} au ${enFrancais(d.fin)} inclus.`,
  exemple: { debut: '2025-01-27', fin: '2027-01-26' },
});
