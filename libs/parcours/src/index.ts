export * from './acteur.js';
export * from './contexte.js';
export * from './dossier/dossier.js';
export * from './dossier/pass.js';
export * from './faits/index.js';
export { commandes, type Commande, type TypeCommande, type DonneesCommande } from './commandes/index.js';
export type { DefinitionCommande } from './commandes/definir.js';
export * from './decider.js';
export { parcours } from './machine.js';
