export * from './fait.js';
export * from './decision.js';
export * from './table.js';
export * from './decider.js';
export * from './place.js';
export * from './remplacement.js';
export * from './signaux.js';
export * from './genre.js';
