import { resolve } from 'node:path';

/** Data folder: option, then `JALON_DONNEES`, then `./donnees`. */
export const dossierDeDonnees = (
  option: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string => resolve(option ?? env['JALON_DONNEES'] ?? 'donnees');
