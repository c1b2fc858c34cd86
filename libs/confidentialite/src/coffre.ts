/**
 * The safe: one 256-bit key per person. A person is erased by destroying her key, since facts are never edited
 * (GDPR art. 17 on an append-only log).
 *
 * This file says what a safe is and holds the in-memory one; coffre-sqlite.ts holds the durable one.
 */
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

/** Key of a person; `version` is written in each ciphertext made with it. */
export interface CleDePersonne {
  readonly version: number;
  readonly cle: KeyObject;
}

/** `detruite`: erased on purpose. `inconnue`: never created here, or the keys file was lost: not the same news. */
export type EtatDeCle = 'vivante' | 'detruite' | 'inconnue';

export interface Coffre {
  /**
   * Key of this person, created if absent. Durable when it returns: no ciphertext can outlive its key by accident.
   * @throws CleDetruite the person was erased; nothing may be written about her under that id any more
   */
  cleDe(personne: string): CleDePersonne;
  /** Same for many persons in one transaction: all created, or none. */
  clesDe(personnes: readonly string[]): Map<string, CleDePersonne>;
  /** Key of this person, or undefined when destroyed or unknown; creates nothing. */
  cleExistante(personne: string): CleDePersonne | undefined;
  etatDe(personne: string): EtatDeCle;
  /** Keys ever created, destroyed ones included: what each seal of the log records, so that the two can be compared. */
  creees(): number;
  /** Size of the log when the last key was created: a shorter log is older than this safe. */
  journalVu(): number;
  /**
   * Destroys the keys of these persons for ever, in the file and its journal too; persons without key are marked
   * erased all the same. Returns the number of keys destroyed.
   */
  detruire(personnes: readonly string[]): number;
  fermer(): void;
}

/** The key of this person was destroyed. */
export class CleDetruite extends Error {
  override name = 'CleDetruite';
  constructor() {
    super('La clé de cette personne a été détruite : plus rien ne peut être écrit sous cet identifiant.');
  }
}

/**
 * No key for a person about whom facts were already written: the safe is not the one they were written with. A new key would hide the
 * loss and make the dossier unreadable for ever once the right safe is back.
 */
export class CleInconnue extends Error {
  override name = 'CleInconnue';
  constructor() {
    super('La clé de cette personne n’est pas dans le coffre : rien n’est écrit tant qu’elle n’est pas remise.');
  }
}

/** A safe that cannot be opened: every key is unknown, none is made, so that what is not personal can still be read. */
export const coffreIntrouvable = (): Coffre => {
  const refuser = (): never => {
    throw new CleInconnue();
  };
  return {
    cleDe: refuser,
    clesDe: refuser,
    cleExistante: () => undefined,
    etatDe: () => 'inconnue',
    creees: () => 0,
    journalVu: () => 0,
    detruire: refuser,
    fermer() {},
  };
};

/** First version of a person's key; a next one would come from a re-encryption, which does not exist yet. */
export const PREMIERE_VERSION = 1;

/** Safe without file, for tests and for a store in memory: everything is lost at the end of the process. */
export function coffreInMemory(): Coffre {
  const cles = new Map<string, CleDePersonne>();
  let creees = 0;
  const detruites = new Set<string>();
  const cleDe = (personne: string): CleDePersonne => {
    if (detruites.has(personne)) throw new CleDetruite();
    let cle = cles.get(personne);
    if (cle === undefined) {
      cles.set(personne, (cle = { version: PREMIERE_VERSION, cle: createSecretKey(randomBytes(32)) }));
      creees++;
    }
    return cle;
  };
  return {
    cleDe,
    clesDe(personnes) {
      if (personnes.some((p) => detruites.has(p))) throw new CleDetruite();
      return new Map(personnes.map((p) => [p, cleDe(p)]));
    },
    cleExistante: (personne) => cles.get(personne),
    etatDe: (personne) => (cles.has(personne) ? 'vivante' : detruites.has(personne) ? 'detruite' : 'inconnue'),
    creees: () => creees,
    journalVu: () => 0,
    detruire(personnes) {
      for (const personne of personnes) detruites.add(personne);
      return personnes.filter((p) => cles.delete(p)).length;
    },
    fermer() {},
  };
}
