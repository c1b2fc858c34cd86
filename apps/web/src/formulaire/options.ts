/** Codes offered by a field, group by group, in the order of the API. */
import type { Choix } from '../api/types.js';

export interface Groupe {
  /** Null: the codes that are under no group. */
  code: string | null;
  options: Choix[];
}

export function parGroupe(options: readonly Choix[]): Groupe[] {
  const groupes: Groupe[] = [];
  for (const option of options) {
    const code = option.groupe ?? null;
    const dernier = groupes.at(-1);
    if (dernier?.code === code) dernier.options.push(option);
    else groupes.push({ code, options: [option] });
  }
  return groupes;
}
