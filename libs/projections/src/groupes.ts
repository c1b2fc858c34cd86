import type { FaitLu } from './fait-lu.js';

/** Facts of a batch by parcours, each in order: a row is then read once, folded in memory, and written once. */
export function parParcours(lot: readonly FaitLu[]): Map<string, FaitLu[]> {
  const groupes = new Map<string, FaitLu[]>();
  for (const fait of lot) {
    const groupe = groupes.get(fait.parcours);
    if (groupe) groupe.push(fait);
    else groupes.set(fait.parcours, [fait]);
  }
  return groupes;
}
