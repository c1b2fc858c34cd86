/** Deadlines: time is a command, sent by the scheduler; it may only observe what the dates already say. */
import { enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle } from '../regle.js';

export interface SituationEcheance {
  /** Day on which the deadline falls due; null: nothing is due. */
  due: Jour | null;
}
export const echeance = definirRegle<SituationEcheance>('echeance', 'Constater une échéance', [
  (droit, { due }) =>
    constat(
      'echeance_due',
      due !== null && due <= droit.jour,
      'une échéance arrivée',
      due === null ? 'aucune échéance de ce genre' : `échéance le ${enFrancais(due)}`,
      [],
      { possibleLe: due },
    ),
]);
