/** What a backup reads of a deployment that may be running, in the order that keeps the three parts consistent. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { photographierBase, verifierCopie } from '@jalon/confidentialite';
import { openSealer, readUnverifiedCheckpoint } from '@jalon/preuve';
import { VERIFIE } from '../exploitation/point-verifie.js';
import { SauvegardeAlteree, SauvegardeIntrouvable, SauvegardeRefusee } from './refus.js';

export const JOURNAL = 'evenements.db';
export const COFFRE = 'cles.db';
export const POINTS = 'points.jsonl';
export const KEK = 'maitresse.cle';
export const SCELLEMENT = 'scellement.pem';
export const PARAMETRES = 'parametres';
/** Without these no log can be read nor continued. */
export const SECRETS = [KEK, 'index.cle', SCELLEMENT] as const;
/** Built again from the log, lost without harm, set aside, or only true while a process runs: never saved. */
const DERIVES = /^(?:(?:projections|personnes|ephemere)\.db(?:\.ecarte-.*)?|verrou\.db|serveur\.json(?:\..*)?)$/;
const ANNEXES = /-(wal|shm|journal)$/;

/** Public key of the log: what tells one deployment from another. @throws SauvegardeRefusee */
export function deploiementDe(cles: string): string {
  try {
    return openSealer({ origin: 'jalon/journal', keyFile: join(cles, SCELLEMENT), createKey: false }).verifierKey;
  } catch (erreur) {
    throw new SauvegardeRefusee(erreur instanceof Error ? erreur.message : String(erreur), { cause: erreur });
  }
}

/** @throws SauvegardeIntrouvable, SauvegardeRefusee */
export function exigerDeploiement(donnees: string, cles: string): void {
  if (!existsSync(join(donnees, JOURNAL)))
    throw new SauvegardeIntrouvable(`Aucun journal à sauvegarder dans ${donnees} (${JOURNAL} absent).`);
  for (const [dossier, nom] of [[donnees, COFFRE] as const, ...SECRETS.map((nom) => [cles, nom] as const)])
    if (!existsSync(join(dossier, nom)))
      throw new SauvegardeRefusee(
        `${nom} manque dans ${dossier} : sans lui, ce qui serait sauvegardé ne se relirait pas. Rien n’est écrit.`,
      );
}

/** The outside checkpoints, up to the last whole line. Read BEFORE the log: a checkpoint is only noted once its facts are durable. */
export function lirePoints(cles: string): Buffer {
  const fichier = join(cles, POINTS);
  if (!existsSync(fichier)) return Buffer.alloc(0);
  const bytes = readFileSync(fichier);
  return bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1);
}

/** Checkpoints of such a file; a damaged line says nothing. */
export function* pointsDe(bytes: Buffer): Generator<string> {
  for (const ligne of bytes.toString('utf8').split('\n')) {
    try {
      const point: unknown = JSON.parse(ligne);
      if (typeof point === 'string') yield point;
    } catch {
      // a line cut by a power failure
    }
  }
}

/** Largest number of facts that these checkpoints attest, their signature not checked. */
export function tailleAttestee(bytes: Buffer): number {
  let taille = 0;
  for (const point of pointsDe(bytes)) {
    try {
      taille = Math.max(taille, readUnverifiedCheckpoint(point).size);
    } catch {
      // not a checkpoint: it attests nothing
    }
  }
  return taille;
}

/**
 * The safe and every secret. Read AFTER the log: the key of a saved fact is there, unless its person was erased since, as it must be.
 * @throws SauvegardeAlteree the master key does not open the safe
 */
export function lireCles(donnees: string, cles: string, points: Buffer): Map<string, Buffer> {
  const coffre = photographierBase(join(donnees, COFFRE));
  try {
    verifierCopie(coffre, join(cles, KEK));
  } catch (erreur) {
    throw new SauvegardeAlteree(erreur instanceof Error ? erreur.message : String(erreur), { cause: erreur });
  }
  const fichiers = new Map([[COFFRE, coffre]]);
  for (const nom of readdirSync(cles).sort()) {
    const chemin = join(cles, nom);
    if (nom === POINTS || VERIFIE.test(nom) || ANNEXES.test(nom) || !statSync(chemin).isFile()) continue;
    fichiers.set(nom, nom.endsWith('.db') ? photographierBase(chemin) : readFileSync(chemin));
  }
  fichiers.set(POINTS, points);
  return fichiers;
}

/** Values added by the operator, by their path inside the folder. */
export function lireParametres(donnees: string): Map<string, Buffer> {
  const racine = join(donnees, PARAMETRES);
  const fichiers = new Map<string, Buffer>();
  if (!existsSync(racine)) return fichiers;
  for (const entree of readdirSync(racine, { recursive: true, withFileTypes: true })) {
    if (!entree.isFile()) continue;
    const chemin = join(entree.parentPath, entree.name);
    fichiers.set(relative(racine, chemin).split(sep).join('/'), readFileSync(chemin));
  }
  return new Map([...fichiers].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function empreinteDesFichiers(fichiers: ReadonlyMap<string, Buffer>): string {
  const empreinte = createHash('sha256');
  for (const [nom, bytes] of fichiers) empreinte.update(`${nom}\0${bytes.length}\0`).update(bytes);
  return empreinte.digest('hex');
}

/** What lies in the data folder and no backup takes: to be told. */
export const horsSauvegarde = (donnees: string): string[] =>
  readdirSync(donnees).filter(
    (nom) => ![JOURNAL, COFFRE, PARAMETRES].includes(nom) && !DERIVES.test(nom) && !ANNEXES.test(nom),
  );

/** Log and keys are saved apart, and outside what they save. @throws SauvegardeRefusee */
export function exigerSepares(dossiers: Readonly<Record<string, string>>): void {
  const noms = Object.entries(dossiers);
  for (const [nom, dossier] of noms)
    for (const [autre, contenant] of noms)
      if (nom !== autre && `${resolve(dossier)}${sep}`.startsWith(`${resolve(contenant)}${sep}`))
        throw new SauvegardeRefusee(
          `${nom} (${dossier}) est dans ${autre} (${contenant}) : le journal, les clés et leurs sauvegardes vont dans des dossiers séparés.`,
        );
}
