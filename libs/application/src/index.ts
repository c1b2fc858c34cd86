/** Front door of the application: the engine, its composition, the input catalogue. */
export * from './resultat.js';
export { ouvrirJalon, type Jalon, type OptionsJalon } from './ouvrir-jalon.js';
export { type Politique } from './moteur/ressources.js';
export { type Vue } from './domaine.js';
export { jourParis } from './temps.js';
export { valider } from './porte/valider.js';
export { catalogueDEntrees } from './porte/catalogue.js';
export { type Entree } from './porte/entree.js';
