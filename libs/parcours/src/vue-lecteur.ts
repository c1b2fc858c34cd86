/** The dossier as one reader may see it, to be shown through `vue`: the decision itself always looks at the whole dossier. */
import type { Acteur } from './acteur.js';
import type { Etat } from './decider.js';
import { diagnosticsVisibles } from './dossier/diagnostic.js';

export const etatPour = (etat: Etat, lecteur: Acteur): Etat => ({
  ...etat,
  dossier: { ...etat.dossier, diagnostics: diagnosticsVisibles(etat.dossier, lecteur) },
});
