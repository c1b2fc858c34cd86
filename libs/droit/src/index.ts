export * from './jour.js';
export * from './verdict.js';
export * from './regle.js';
export * from './referentiel.js';
export type { Siae, TypeContrat } from './schemas/commun.js';
export type { Chemin, Valeurs } from './schemas/index.js';
export * from './regles/eligibilite.js';
