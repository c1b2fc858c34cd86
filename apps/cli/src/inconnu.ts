import { ErreurCli } from './codes.js';

export const inconnu = (parcours: string): ErreurCli =>
  new ErreurCli('introuvable', `le parcours ${parcours} n’existe pas.`);
