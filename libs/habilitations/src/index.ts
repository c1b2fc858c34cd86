/** Front door of the room: who may act in the name of an organisation (invitation, activation, administrators, withdrawal). */
export {
  commandesComptes,
  type CommandeComptes,
  type ContexteComptes,
  type DonneesCommandeComptes,
  type TypeCommandeComptes,
} from './commandes.js';
export * from './decider.js';
export * from './dossier.js';
export * from './faits/index.js';
export { comptes } from './machine.js';
export * from './vue.js';
