/** Small whole files as lines of a container, cut in slices: [name, base64]. An empty file has one empty slice. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { synchroniser } from '../fichiers/synchroniser.js';
import { SauvegardeAlteree } from './refus.js';

const TRANCHE = 768 * 1024;

export function* lignesDesFichiers(fichiers: ReadonlyMap<string, Buffer>): Generator<string> {
  for (const [nom, bytes] of fichiers)
    for (let depuis = 0; depuis === 0 || depuis < bytes.length; depuis += TRANCHE)
      yield JSON.stringify([nom, bytes.subarray(depuis, depuis + TRANCHE).toString('base64')]);
}

/** Names are relative, `/` between folders, and never lead out of the folder they are written in. @throws SauvegardeAlteree */
export function fichiersDesLignes(lignes: Iterable<string>): Map<string, Buffer> {
  const tranches = new Map<string, Buffer[]>();
  for (const ligne of lignes) {
    const [nom, contenu] = JSON.parse(ligne) as [string, string];
    if (
      typeof nom !== 'string' ||
      typeof contenu !== 'string' ||
      nom.split('/').some((n) => ['', '.', '..'].includes(n))
    )
      throw new SauvegardeAlteree('Une ligne de fichier est mal formée.');
    const deja = tranches.get(nom);
    if (deja) deja.push(Buffer.from(contenu, 'base64'));
    else tranches.set(nom, [Buffer.from(contenu, 'base64')]);
  }
  return new Map([...tranches].map(([nom, t]) => [nom, Buffer.concat(t)]));
}

/** Writes these files in a folder where none of them is yet, durably. */
export function deposer(fichiers: ReadonlyMap<string, Buffer>, dossier: string, mode: number): void {
  mkdirSync(dossier, { recursive: true, mode: 0o700 });
  const dossiers = new Set([dossier]);
  for (const [nom, bytes] of fichiers) {
    const chemin = join(dossier, nom);
    mkdirSync(dirname(chemin), { recursive: true, mode: 0o700 });
    writeFileSync(chemin, bytes, { mode, flag: 'wx' });
    synchroniser(chemin);
    dossiers.add(dirname(chemin));
  }
  for (const d of dossiers) synchroniser(d);
}
