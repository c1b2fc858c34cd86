/** Every fact about the accounts of an organisation. They name an account by its id; who it is lies under the key of the account. */
import type { FaitDe } from '@jalon/decider';
import type { Acteur, Jour } from '@jalon/droit';
import { AccesRenouvele } from './acces-renouvele.js';
import { AdministrateurNomme } from './administrateur-nomme.js';
import { CompteActive } from './compte-active.js';
import { CompteInvite } from './compte-invite.js';
import { CompteRetire } from './compte-retire.js';
import { IdentifiantsDefinis } from './identifiants-definis.js';

export const catalogueComptes = {
  CompteInvite,
  IdentifiantsDefinis,
  CompteActive,
  AdministrateurNomme,
  AccesRenouvele,
  CompteRetire,
} as const;

export type FaitComptesPropose = FaitDe<typeof catalogueComptes>;
/** A fact with its place. */
export type FaitComptes = FaitComptesPropose & { le: Jour; par: Acteur; revision: number; signaux?: readonly string[] };
