/** A dossier that has just changed. */
import { z } from 'zod';
import type { Nouvelle } from '../direct/nouvelles.js';
import { memeType, nommer, revision } from './communes.js';

export const nouvelle = nommer('Nouvelle', memeType<Nouvelle>()(z.strictObject({ parcours: z.string(), revision })));
