/** A contract runs until its term, whether or not somebody comes to say that it is over (D32). */
import type { Jour } from '@jalon/droit';
import type { Contrat } from './dossier.js';

/** Last day covered: the actual one once known, otherwise the planned one; null for an open-ended contract. */
export const dernierJourDu = ({ finEffective, fin }: Contrat): Jour | null => finEffective ?? fin;

/** Suspended or not: its days count as the contract's. */
export function courtLe(contrat: Contrat, jour: Jour): boolean {
  const dernier = dernierJourDu(contrat);
  return contrat.etat !== 'annule' && contrat.debut <= jour && (dernier === null || jour <= dernier);
}
