/** Reads the real parameter files for the specs of this room (the room itself opens no file). */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Referentiel, type Texte } from '../src/index.js';

const racine = join(process.cwd(), 'libs/droit/parametres');

export const textes = (): Texte[] =>
  (readdirSync(racine, { recursive: true }) as string[])
    .filter((f) => f.endsWith('.yaml'))
    .map((f) => ({
      chemin: f.replace(/\\/g, '/').replace(/\.yaml$/, ''),
      yaml: readFileSync(join(racine, f), 'utf8'),
    }));

export const referentiel = (): Referentiel =>
  Referentiel.charger(textes(), (t) => createHash('sha256').update(t).digest('hex'));
