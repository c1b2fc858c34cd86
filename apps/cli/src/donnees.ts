import { resolve } from 'node:path';

/** Data folder: option, then `JALON_DONNEES`, then `./donnees`. */
export const dossierDeDonnees = (
  option: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string => resolve(option ?? env['JALON_DONNEES'] ?? 'donnees');

/** Folder of the keys: `JALON_CLES`, as the server reads it; absent, beside the data. */
export const dossierDeCles = (env: Readonly<Record<string, string | undefined>>): string | undefined =>
  env['JALON_CLES'];
