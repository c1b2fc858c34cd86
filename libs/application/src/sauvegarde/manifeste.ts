/**
 * `manifeste.json` of the folder of a log: its segments in order, each bound to those before it by a chain of SHA-256. Written whole,
 * beside, then renamed. Nobody signs it: what it says of the facts is proven by the seals that the segments carry.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import canonicalize from 'canonicalize';
import type { Derivation } from '@jalon/confidentialite';
import { synchroniser } from '../fichiers/synchroniser.js';
import { FORMAT, type Ecrit } from './contenant.js';
import { SauvegardeAlteree } from './refus.js';

export interface Segment extends Ecrit {
  fichier: string;
  cree: string;
  /** Positions: after `apres`, up to `jusqua`. */
  apres: number;
  jusqua: number;
  /** Facts, and parcours opened by them. */
  faits: number;
  ouverts: number;
  /** SHA-256 of its lines in clear. */
  lignes: string;
  /** Facts since the beginning of the log, and their root: the seal at `jusqua`. */
  taille: number;
  racine: string;
  /** SHA-256 of the chain before and of this file. */
  chaine: string;
}
export interface Manifeste {
  format: typeof FORMAT;
  deploiement: string;
  derivation: Derivation | null;
  segments: Segment[];
  /** Values added by the operator, one file each time they changed. */
  parametres: (Ecrit & { fichier: string; cree: string; contenu: string })[];
}

export const NOM_DU_MANIFESTE = 'manifeste.json';

const sha256 = (texte: string): string => createHash('sha256').update(texte).digest('hex');
export const chainer = (avant: string | undefined, fichier: string): string => sha256(`${avant ?? ''}\n${fichier}\n`);

const texteDe = (manifeste: Manifeste): string =>
  `${canonicalize({ ...manifeste, empreinte: sha256(canonicalize(manifeste) ?? '') }) ?? ''}\n`;

/** @throws SauvegardeAlteree not the bytes that were written */
export function lireManifeste(dossier: string): Manifeste | null {
  const fichier = join(dossier, NOM_DU_MANIFESTE);
  if (!existsSync(fichier)) return null;
  const bytes = readFileSync(fichier);
  const refus = new SauvegardeAlteree('Le manifeste de la sauvegarde a été altéré.');
  let manifeste: Manifeste;
  try {
    const { empreinte: _, ...reste } = JSON.parse(bytes.toString('utf8')) as Manifeste & { empreinte: string };
    manifeste = reste;
  } catch {
    throw refus;
  }
  if (!bytes.equals(Buffer.from(texteDe(manifeste), 'utf8')) || manifeste.format !== FORMAT) throw refus;
  let chaine: string | undefined;
  let apres = -1;
  for (const s of manifeste.segments) {
    chaine = chainer(chaine, s.sha256);
    if (s.chaine !== chaine || s.apres !== apres || s.jusqua <= s.apres) throw refus;
    apres = s.jusqua;
  }
  return manifeste;
}

export function ecrireManifeste(dossier: string, manifeste: Manifeste): void {
  const brouillon = join(dossier, `${NOM_DU_MANIFESTE}.inacheve`);
  // it may be there since an interrupted backup: it is ours to replace, the manifest itself is not touched
  closeSync(openSync(brouillon, 'w', 0o600));
  writeFileSync(brouillon, texteDe(manifeste));
  synchroniser(brouillon);
  renameSync(brouillon, join(dossier, NOM_DU_MANIFESTE));
  synchroniser(dossier);
}
