/** The wording of a step, read from the chart. */
import { libelleurDEtapes } from '@jalon/decider';
import { parcours } from './machine.js';

/** `actif(pass.suspendu,demande.aucune,presence.enParcours)` → « PASS suspendu, aucune demande en attente, en parcours ». */
export const libelleEtapeDetaillee: (etape: string) => string = libelleurDEtapes(parcours);
