/** Organisations before the State, as the engine serves them. */
export { Structures, type RegardStructures } from './dossiers.js';
export { construireMoteurStructures } from './moteur.js';
export type * from './resultat.js';
