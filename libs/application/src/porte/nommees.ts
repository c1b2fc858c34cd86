/** The organisations that a command names, by the fields that its door says. */
import { organisationsDe } from './champs.js';
import type { Recevable } from './recevable.js';

export function organisationsDites(
  porte: Readonly<Record<string, Recevable>>,
  { type, data }: { type: string; data: unknown },
): string[] {
  const entree = porte[type];
  const dites = data as Record<string, unknown>;
  return Object.keys(entree ? organisationsDe(entree.classe) : {}).flatMap((champ) => {
    const id = dites[champ];
    return typeof id === 'string' ? [id] : [];
  });
}
