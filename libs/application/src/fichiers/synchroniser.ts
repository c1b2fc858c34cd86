/** What must survive a power cut: the bytes of a file, the names in a folder. */
import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until this file, or the names of this folder, are on the disk. */
export function synchroniser(chemin: string): void {
  const entree = openSync(chemin, 'r');
  try {
    fsyncSync(entree);
  } finally {
    closeSync(entree);
  }
}
