/** Every command the door knows, in the order of the process. */
import type { Entree } from './entree.js';
import { entreesConservation } from './conservation.js';
import { entreesDecisions } from './decisions.js';
import { entreesEligibilite } from './eligibilite.js';
import { entreesEmbauche } from './embauche.js';
import { entreesMiseADisposition } from './mise-a-disposition.js';
import { entreesProlongation } from './prolongation.js';
import { entreesReprise } from './reprise.js';
import { entreesSuivi } from './suivi.js';
import { entreesSuiviContrat } from './suivi-contrat.js';
import { entreesSuspension } from './suspension.js';

export const catalogueDEntrees: Record<string, Entree> = {
  ...entreesEligibilite,
  ...entreesEmbauche,
  ...entreesMiseADisposition,
  ...entreesSuiviContrat,
  ...entreesSuspension,
  ...entreesProlongation,
  ...entreesSuivi,
  ...entreesDecisions,
  ...entreesReprise,
  ...entreesConservation,
};
