import { resolve } from 'node:path';

/** Data folder: option, then `JALON_DONNEES`, then `./donnees`. */
export const dossierDeDonnees = (
  option: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string => resolve(option ?? env['JALON_DONNEES'] ?? 'donnees');

/** Folder of the keys: option, then `JALON_CLES`, then beside the data. */
export const dossierDesCles = (
  option: string | undefined,
  donnees: string,
  env: Readonly<Record<string, string | undefined>>,
): string => resolve(option ?? env['JALON_CLES'] ?? `${donnees}-cles`);
