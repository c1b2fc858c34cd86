/**
 * What a witness keeps in a folder of hers, away from the log: her key, and the last note that she signed, on the disk before she gives it.
 *
 * NOTE stored format: `temoin.json` is read back by every later call.
 */
import { createHash, createPublicKey } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cosign, witnessFrom } from './cosignature.js';
import { parseVerifierKey } from './note.js';
import { loadSigningKey } from './signing-key.js';
import { aviser, type PointProuve, type RaisonDuTemoin } from './temoin.js';

interface EtatDuTemoin {
  /** Name under which she signs. */
  nom: string;
  /** Line of the key of the log that she watches. */
  journal: string;
  /** Last note that she signed. */
  point: string;
}
const ETAT = 'temoin.json';

/** Null: she never signed. @throws Error it is damaged: she must not begin again as if she had seen nothing */
function lireEtatDuTemoin(dossier: string): EtatDuTemoin | null {
  const fichier = join(dossier, ETAT);
  if (!existsSync(fichier)) return null;
  const lu = JSON.parse(readFileSync(fichier, 'utf8')) as Partial<EtatDuTemoin> | null;
  if (typeof lu?.nom !== 'string' || typeof lu.journal !== 'string' || typeof lu.point !== 'string')
    throw new SyntaxError('unknown shape');
  return { nom: lu.nom, journal: lu.journal, point: lu.point };
}

export interface DemandeAuTemoin extends PointProuve {
  /** Line of the key of the log, the first time; later, it must be the same. */
  journal?: string | undefined;
  /** Name under which she signs, the first time. */
  nom?: string | undefined;
  instant: Date;
}
export type Temoignage =
  | { issue: 'signe'; taille: number; note: string; cle: string }
  /** `gardee`: file where what accuses is kept. */
  | { issue: 'refus'; raison: RaisonDuTemoin; taille: number; vue: number; gardee: string | null };
/** She does not know what she was not told, or was told otherwise. */
export class TemoinRefuse extends Error {
  override name = 'TemoinRefuse';
}

/**
 * @param dossier hers
 * @throws TemoinRefuse, NoteRefused a key or a name; Error her files
 */
export function temoigner(dossier: string, { journal, nom, instant, ...recu }: DemandeAuTemoin): Temoignage {
  const etat = lireEtatDuTemoin(dossier);
  const cle = etat?.journal ?? journal?.trim();
  const sien = etat?.nom ?? nom;
  if (cle === undefined || sien === undefined)
    throw new TemoinRefuse('la première fois, ce témoin a besoin de son nom et de la clé du journal.');
  if ((journal !== undefined && journal.trim() !== cle) || (nom !== undefined && nom !== sien))
    throw new TemoinRefuse('ce témoin a un autre nom, ou suit un journal d’une autre clé.');
  const suivi = parseVerifierKey(cle);
  // a name that is refused leaves no key behind
  witnessFrom(sien, suivi.publicKey);
  const { refus, taille, vue } = aviser(recu, etat?.point ?? null, suivi);
  if (refus !== null) {
    const accuse = refus === 'fourche' || refus === 'recul';
    return {
      issue: 'refus',
      raison: refus,
      taille,
      vue,
      gardee: accuse ? garderLAccusation(dossier, recu.point) : null,
    };
  }
  const privee = loadSigningKey(join(dossier, 'temoin.pem'), etat === null);
  const temoin = witnessFrom(sien, createPublicKey(privee));
  const note = cosign(recu.point, instant, privee, temoin);
  ecrireDurablement(dossier, ETAT, JSON.stringify({ nom: sien, journal: cle, point: note } satisfies EtatDuTemoin));
  return { issue: 'signe', taille, note, cle: temoin.verifierKey };
}

/** Two notes of one key that do not agree accuse by themselves. @returns its file */
function garderLAccusation(dossier: string, point: string): string {
  const nom = `refus-${createHash('sha256').update(point).digest('hex').slice(0, 16)}.note`;
  ecrireDurablement(dossier, nom, point);
  return join(dossier, nom);
}

function ecrireDurablement(dossier: string, nom: string, texte: string): void {
  const fichier = join(dossier, nom);
  writeFileSync(`${fichier}.neuf`, texte, { mode: 0o600 });
  attendreLeDisque(`${fichier}.neuf`);
  renameSync(`${fichier}.neuf`, fichier);
  attendreLeDisque(dossier);
}

function attendreLeDisque(chemin: string): void {
  const entree = openSync(chemin, 'r');
  try {
    fsyncSync(entree);
  } finally {
    closeSync(entree);
  }
}
