/** Front door of the room: an organisation before the State (agreement, derogations, habilitation). */
export {
  commandesStructure,
  type CommandeStructure,
  type DonneesCommandeStructure,
  type TypeCommandeStructure,
} from './commandes/index.js';
export type { ContexteStructure } from './commandes/definir.js';
export * from './decider.js';
export * from './dossier.js';
export { rectificationsStructure } from './commandes/rectification.js';
export * from './faits/index.js';
export { structure } from './machine.js';
export { direEtatDAnnexe, direTypeDePrescripteur } from './mots-des-listes.js';
export * from './mots.js';
export * from './situation.js';
export * from './vue.js';
