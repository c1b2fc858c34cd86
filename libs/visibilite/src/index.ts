export * from './visibilite.js';
