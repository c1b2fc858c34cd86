import { z } from 'zod';
import { duree } from './commun.js';

export const accompagnement = {};

export const accompagnementParCode = {
  'accompagnement/natures/*': z.strictObject({ duree_max: duree.optional() }),
};
