/** The command table of an organisation: exhaustive, one row per command of the catalogue. */
import type { CommandesDe, DonneesDeLigne } from '@jalon/decider';
import { actes } from './actes.js';
import { commandesRectification } from './rectification.js';

export const commandesStructure = { ...actes, ...commandesRectification } as const;

export type TypeCommandeStructure = keyof typeof commandesStructure;
export type DonneesCommandeStructure<T extends TypeCommandeStructure> = DonneesDeLigne<(typeof commandesStructure)[T]>;
export type CommandeStructure = CommandesDe<typeof commandesStructure>;
