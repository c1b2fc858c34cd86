/** The command table of an organisation: exhaustive, one row per command of the catalogue. */
import { actes } from './actes.js';
import { commandesRectification } from './rectification.js';

export const commandesStructure = { ...actes, ...commandesRectification } as const;

export type TypeCommandeStructure = keyof typeof commandesStructure;
type DonneesDe<C> = C extends { situation(data: infer D, ...reste: never[]): unknown } ? D : never;
export type DonneesCommandeStructure<T extends TypeCommandeStructure> = DonneesDe<(typeof commandesStructure)[T]>;
export type CommandeStructure = {
  [T in TypeCommandeStructure]: { type: T; data: DonneesCommandeStructure<T> };
}[TypeCommandeStructure];
