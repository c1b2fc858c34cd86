/** The folder of the backups of the keys: one whole file each time, to be kept for a few days only. */
import { existsSync, lstatSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { synchroniser } from '../fichiers/synchroniser.js';
import { lireContenant, type Contenant } from './contenant.js';
import { SauvegardeAlteree } from './refus.js';

/** A person erased a week ago must not come back from an older copy of her key. */
export const JOURS_DE_CONSERVATION = 7;
const JOUR_MS = 86_400_000;
export const ageEnJours = (cree: string, maintenant: Date): number =>
  (maintenant.getTime() - new Date(cree).getTime()) / JOUR_MS;

export const PREFIXE_CLES = 'cles-';
export const SUFFIXE = '.jalon';

export interface CopieDesCles {
  fichier: string;
  contenant: Contenant;
}
export interface DossierDesCopies {
  /** Of this deployment, intact, the newest first. */
  copies: CopieDesCles[];
  /** Bear the name of a copy of keys and are not one, each with the reason. */
  alteres: { fichier: string; raison: string }[];
  /** Everything else: drafts of interrupted backups, copies of another deployment, files of somebody else. */
  autres: string[];
}

/** Reads every byte of every copy: what is said of a file comes from its content. */
export function lireDossierDesCopies(dossier: string, deploiement?: string): DossierDesCopies {
  const lu: DossierDesCopies = { copies: [], alteres: [], autres: [] };
  if (!existsSync(dossier)) return lu;
  for (const fichier of readdirSync(dossier).sort()) {
    if (!fichier.startsWith(PREFIXE_CLES) || !fichier.endsWith(SUFFIXE)) {
      lu.autres.push(fichier);
      continue;
    }
    try {
      const contenant = lireContenant(join(dossier, fichier));
      const { header } = contenant;
      if (header.genre !== 'cles' || (deploiement !== undefined && header.deploiement !== deploiement))
        lu.autres.push(fichier);
      else lu.copies.push({ fichier, contenant });
    } catch (erreur) {
      if (!(erreur instanceof SauvegardeAlteree)) throw erreur;
      lu.alteres.push({ fichier, raison: erreur.message });
    }
  }
  lu.copies.sort((a, b) => (a.contenant.header.cree < b.contenant.header.cree ? 1 : -1));
  return lu;
}

/** Copies whose time has come; the newest never. */
export const copiesARetirer = ({ copies }: DossierDesCopies, maintenant: Date): CopieDesCles[] =>
  copies.slice(1).filter((c) => ageEnJours(c.contenant.header.cree, maintenant) > JOURS_DE_CONSERVATION);

/** Deletes these copies; each was read whole, and is read again before it goes. @returns the files deleted */
export function retirerCopies(dossier: string, copies: readonly CopieDesCles[]): string[] {
  const retirees: string[] = [];
  for (const { fichier, contenant } of copies) {
    const chemin = join(dossier, fichier);
    if (!lstatSync(chemin).isFile() || lireContenant(chemin).sha256 !== contenant.sha256) continue;
    unlinkSync(chemin);
    retirees.push(fichier);
  }
  if (retirees.length > 0) synchroniser(dossier);
  return retirees;
}
