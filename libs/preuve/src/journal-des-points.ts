/**
 * Journal of checkpoints kept OUTSIDE the log (another disk, another account, ideally another machine): the only
 * thing that sees the last facts cut off, or the whole file replaced by an older copy, since what remains is then
 * consistent with itself.
 *
 * File: one checkpoint per line, each written as a JSON string (a note holds line feeds), only ever appended, so the
 * file may carry an append-only attribute. At most one line per second, plus one at closing: an append may happen
 * thousands of times per second, and the newest checkpoint covers all the facts before it. What a power cut can
 * cost is the witness of the last second, never a fact.
 *
 * A line cut by a crash is closed by a line feed at the next opening, never removed, and reported by readers.
 */
import { closeSync, createReadStream, fstatSync, fsyncSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

export interface OptionsDuJournal {
  fichier: string;
  /** Told each time a line could not be written (disk full, …); the checkpoint is kept and tried again a second later. */
  surEchec: (erreur: unknown) => void;
  /** Told when a checkpoint was written. */
  surEcrit?: () => void;
  /** Shortest time between two lines, in milliseconds, default 1000. */
  intervalle?: number;
}

export interface JournalDesPoints {
  /** Notes the newest checkpoint; written and synced at once, or within the interval. Never throws: see `surEchec`. */
  noter(checkpoint: string): void;
  /**
   * Opens the file of that path again, created if absent: the one held was deleted or replaced. The newest checkpoint is written there at
   * once; the lines before it are only in the other file.
   * @throws the error of the file system; the former file is then still held
   */
  rouvrir(): void;
  /** Writes what is waiting, then closes. @throws the error of the file system if it cannot be written */
  fermer(): void;
}

/** @throws Error the file cannot be opened or read */
export function ouvrirJournalDesPoints({
  fichier,
  surEchec,
  surEcrit,
  intervalle = 1000,
}: OptionsDuJournal): JournalDesPoints {
  mkdirSync(dirname(fichier), { recursive: true, mode: 0o700 });
  let descripteur = openSync(fichier, 'a+', 0o600);
  fermerLigneCoupee(descripteur);
  synchroniserDossier(dirname(fichier));
  let enAttente: string | undefined;
  let dernier: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let ferme = false;
  // True while the end of the file may hold half a line, left by a failed write.
  let finDouteuse = false;

  const ecrire = (): void => {
    if (enAttente === undefined) return;
    const ligne = Buffer.from(`${finDouteuse ? '\n' : ''}${JSON.stringify(enAttente)}\n`, 'utf8');
    finDouteuse = true;
    for (let ecrit = 0; ecrit < ligne.length;) ecrit += writeSync(descripteur, ligne, ecrit);
    fsyncSync(descripteur);
    finDouteuse = false;
    enAttente = undefined;
    surEcrit?.();
  };
  const tenter = (): void => {
    timer = undefined;
    if (enAttente === undefined) return;
    try {
      ecrire();
    } catch (erreur) {
      surEchec(erreur);
    }
    // The timer alone never keeps the process alive: closing writes what is left.
    timer = setTimeout(tenter, intervalle);
    timer.unref();
  };
  return {
    noter(checkpoint) {
      if (ferme) throw new Error('journal of checkpoints already closed');
      dernier = enAttente = checkpoint;
      if (timer === undefined) tenter();
    },
    rouvrir() {
      if (ferme) return;
      const nouveau = openSync(fichier, 'a+', 0o600);
      closeSync(descripteur);
      descripteur = nouveau;
      finDouteuse = false;
      fermerLigneCoupee(descripteur);
      synchroniserDossier(dirname(fichier));
      enAttente = dernier;
      if (timer === undefined) tenter();
    },
    fermer() {
      if (ferme) return;
      ferme = true;
      clearTimeout(timer);
      try {
        ecrire();
      } finally {
        closeSync(descripteur);
      }
    },
  };
}

/** A line of the journal: a checkpoint (its signature NOT checked), or the number of a line that is not one. */
export type LigneDuJournal = { ligne: number; checkpoint: string } | { ligne: number; rompue: true };

/** Reads a journal from its beginning; lines are counted from 1. Damaged lines are given, not hidden. */
export async function* lireJournalDesPoints(fichier: string): AsyncGenerator<LigneDuJournal> {
  let ligne = 0;
  for await (const texte of createInterface({ input: createReadStream(fichier, 'utf8'), crlfDelay: Infinity })) {
    ligne += 1;
    if (texte === '') continue;
    const checkpoint = chaineJson(texte);
    yield checkpoint === undefined ? { ligne, rompue: true } : { ligne, checkpoint };
  }
}

function chaineJson(texte: string): string | undefined {
  try {
    const valeur: unknown = JSON.parse(texte);
    return typeof valeur === 'string' ? valeur : undefined;
  } catch {
    return undefined;
  }
}

function fermerLigneCoupee(descripteur: number): void {
  const { size } = fstatSync(descripteur);
  const dernier = Buffer.alloc(1);
  if (size === 0 || (readSync(descripteur, dernier, 0, 1, size - 1) === 1 && dernier[0] === 0x0a)) return;
  writeSync(descripteur, '\n');
  fsyncSync(descripteur);
}

/** The parent too: `mkdir` is a change of the parent, and the folder of the keys may be gone after a power cut without it. */
function synchroniserDossier(dossier: string): void {
  synchroniser(dossier);
  try {
    synchroniser(dirname(dossier));
  } catch (erreur) {
    // a parent we may not read was not written by us: our folder was there before
    if (!(erreur instanceof Error && 'code' in erreur && erreur.code === 'EACCES')) throw erreur;
  }
}

function synchroniser(dossier: string): void {
  const entree = openSync(dossier, 'r');
  try {
    fsyncSync(entree);
  } finally {
    closeSync(entree);
  }
}
