/**
 * What is true for a while and is no fact: an open session, a draft, a link that serves once. It has a day to end, belongs to somebody, and
 * may be lost without anything being false in the log. Never a place for what must be proven.
 */
import type { Json } from '@jalon/confidentialite';

/** One thing kept, under a kind and a name that only its owner knows. */
export interface Ephemere {
  /** `session`, `brouillon`… */
  genre: string;
  cle: string;
  valeur: Json;
  expireLe: Date;
  /** Whose it is: an account, a dossier. Everything of one of them goes at once. */
  de: readonly string[];
}

export interface EtatEphemere {
  /** Null once its time has come, or when it was never there. */
  lire(genre: string, cle: string): Promise<Ephemere | null>;
  /** Replaces what bore this name. @throws ValeurTropGrande */
  poser(ephemere: Ephemere): Promise<void>;
  /** Replaces what still bears this name; false: nothing does any more, and nothing is kept. @throws ValeurTropGrande */
  remplacer(ephemere: Ephemere): Promise<boolean>;
  /** False: something still bears this name, and stays. Of two callers, one gets true. @throws ValeurTropGrande */
  reserver(ephemere: Ephemere): Promise<boolean>;
  /** Reads and removes in one step: of two callers, one gets it. */
  prendre(genre: string, cle: string): Promise<Ephemere | null>;
  oter(genre: string, cle: string): Promise<boolean>;
  /** Those of one owner still in their time, oldest end first. */
  lister(genre: string, de: string): Promise<Ephemere[]>;
  /** Removes everything of this owner, of any kind, and leaves no byte of it on the disk. @returns how many */
  oublier(de: string): Promise<number>;
  /** Removes what is due. @returns how many */
  expirer(): Promise<number>;
}

/** Characters of JSON in one value: a form and its free texts, never a file. */
export const VALEUR_MAX = 100_000;

/** Nothing was kept. */
export class ValeurTropGrande extends Error {
  override name = 'ValeurTropGrande';
  constructor(readonly taille: number) {
    super(`Trop long pour être gardé : ${taille} caractères, ${VALEUR_MAX} au plus.`);
  }
}

/** @throws ValeurTropGrande */
export function exigerUneTaillePermise(valeur: Json): void {
  const taille = JSON.stringify(valeur).length;
  if (taille > VALEUR_MAX) throw new ValeurTropGrande(taille);
}

/** Owner of what is kept about a dossier: goes with the keys of its person. */
export const duDossier = (parcours: string): string => `dossier ${parcours}`;

const MENAGE_MS = 60_000;

/** What is due leaves the disk within a minute, asked for or not. */
export function expirerSansCesse(ephemere: EtatEphemere, surErreur: (erreur: unknown) => void): { arreter(): void } {
  const timer = setInterval(() => void ephemere.expirer().catch(surErreur), MENAGE_MS);
  // the process may stop although a minute is not over
  timer.unref();
  return { arreter: () => clearInterval(timer) };
}
