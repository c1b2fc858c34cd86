/** Front door of the room: an organisation before the State (agreement, derogations, habilitation). */
export {
  commandesStructure,
  type CommandeStructure,
  type ContexteStructure,
  type DonneesCommandeStructure,
  type TypeCommandeStructure,
} from './commandes.js';
export * from './decider.js';
export * from './dossier.js';
export * from './faits/index.js';
export { structure } from './machine.js';
export * from './situation.js';
export * from './vue.js';
