/** Front door of the shapes: what the API document is made of. */
export { champRefuse, constatExplique, entreeJournal, organisation } from './verdict.js';
export { entier, idOrganisation, instant, jour, memeType, NOMMEES, nommer, revision, signal } from './communes.js';
export { vueParcours } from './parcours.js';
export { vueComptes } from './comptes.js';
export { vueStructure } from './structure.js';
export * from './reponses.js';
export { comparaison } from './comparaison.js';
export { aFaire } from './a-faire.js';
export { heuresDuMois } from './heures.js';
export { nouvelle } from './nouvelle.js';
export { menu } from './menu.js';
export { pointProuve } from './preuve.js';
