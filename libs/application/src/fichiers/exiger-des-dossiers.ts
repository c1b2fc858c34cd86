/** A file where a folder is expected: told before anything is read or made there. */
import { statSync } from 'node:fs';
import { PanneDeFichier } from '../exploitation/pannes.js';

/** Folders of a deployment; an absent one will be made. @throws PanneDeFichier */
export function exigerDesDossiers(donnees: string, cles: string): void {
  for (const [fichier, chemin] of [
    ['dossier_donnees', donnees],
    ['dossier_cles', cles],
  ] as const)
    if (statSync(chemin, { throwIfNoEntry: false })?.isDirectory() === false)
      throw new PanneDeFichier(fichier, 'etranger');
}
