import { z } from 'zod';
import { duree } from './commun.js';

export const conservation = {
  /** How long the data of a person are kept, from the end of the parcours or from the collection (R. 5132-1-23). */
  'conservation/duree': z.strictObject({ duree }),
};
