/** Every command the door knows, in the order of the process. */
import type { Entree } from './entree.js';
import { entreesEligibilite } from './eligibilite.js';

export const catalogueDEntrees: Record<string, Entree> = {
  ...entreesEligibilite,
};
