/** Reads the real files for the specs of this room (the room itself opens no file). */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lireEssais, Referentiel, type Essais, type Texte } from '../src/index.js';

/** Texts of one tree of the room: `parametres`, `essais`. */
export function textes(arbre: 'parametres' | 'essais' = 'parametres'): Texte[] {
  const racine = join(process.cwd(), 'libs/droit', arbre);
  return (readdirSync(racine, { recursive: true }) as string[])
    .filter((f) => f.endsWith('.yaml'))
    .map((f) => ({
      chemin: f.replace(/\\/g, '/').replace(/\.yaml$/, ''),
      yaml: readFileSync(join(racine, f), 'utf8'),
    }));
}

export const sha256 = (texte: string): string => createHash('sha256').update(texte).digest('hex');
export const referentiel = (): Referentiel => Referentiel.charger(textes(), sha256);
export const essais = (): Essais => lireEssais(textes('essais'));
