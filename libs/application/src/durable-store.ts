/** The durable store of a deployment: SQLite, sealed at each commit, its checkpoints copied outside the data folder. */
import { closeSync, existsSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore, sizeOfLog, type EventStore } from '@jalon/event-store';
import { ouvrirJournalDesPoints, readUnverifiedCheckpoint, type OpenSealer } from '@jalon/preuve';
import { avecFichier, PanneDeFichier } from './exploitation/pannes.js';
import { CONTEXTE_CLES } from './exploitation/secrets.js';

/** The log is gone while something outside it remembers facts: nothing can be served, an empty one would be a lie. */
export class JournalTronque extends Error {
  override name = 'JournalTronque';
  constructor(constat: string) {
    super(
      `evenements.db est absent ou vide alors que ${constat}. Rien n’est ouvert ni créé. ` +
        'Remettez ce fichier depuis la dernière sauvegarde (jalon sauvegarde restaurer).',
    );
  }
}

const TAILLE_DE_QUEUE = 64 * 1024;
export const fichierDuJournal = (donnees: string): string => join(donnees, 'evenements.db');
const fichierDesPoints = (cles: string): string => join(cles, 'points.jsonl');

/** Facts in the log of this folder; 0 when there is none yet. @throws StoreUnavailable it cannot be read */
export const compterLesFaits = (donnees: string): number => sizeOfLog(fichierDuJournal(donnees));

export interface DurableStoreEvents {
  /** A checkpoint could not be copied outside (it is tried again), or was (null). */
  surPoint(erreur: unknown): void;
  /** The log stopped for ever: this process must leave. */
  surFatale(erreur: unknown): void;
}

export interface DurableStore {
  store: EventStore;
  /** Facts sealed so far. */
  faits(): number;
  /** Personal keys that existed when the last seal was made; null: that seal does not say. */
  clesScellees(): number | null;
  /** Last checkpoint; null: nothing is sealed yet. */
  point(): string | null;
  /** Last checkpoint of the former format of the leaf, of a log that was sealed again; null: none. */
  ancienPoint(): string | null;
  /** `points.jsonl` was deleted or replaced: the newest point is written to the file in place, created if absent. */
  rouvrirPoints(): void;
}

/**
 * @param cles folder of the secrets, apart from the data
 * @param sealer absent: the log can be read, not written
 * @throws StoreUnavailable
 */
export function openDurableStore(
  donnees: string,
  cles: string,
  sealer: OpenSealer | undefined,
  { surPoint, surFatale }: DurableStoreEvents,
): DurableStore {
  const points =
    sealer &&
    avecFichier('points', () =>
      ouvrirJournalDesPoints({ fichier: fichierDesPoints(cles), surEchec: surPoint, surEcrit: () => surPoint(null) }),
    );
  try {
    const store = openSqliteStore({
      path: fichierDuJournal(donnees),
      ...(sealer ? { sealer } : {}),
      onSeal: (sceau) => points?.noter(sceau.checkpoint),
      onFatal: surFatale,
    });
    const fermer = store.close.bind(store);
    store.close = async () => {
      await fermer();
      points?.fermer();
    };
    return {
      store,
      rouvrirPoints: () => avecFichier('points', () => points?.rouvrir()),
      faits: () => store.lastSeal()?.size ?? 0,
      point: () => store.lastSeal()?.checkpoint ?? null,
      ancienPoint: () => store.formerCheckpoint(),
      clesScellees() {
        const sceau = store.lastSeal();
        const ligne =
          sceau && readUnverifiedCheckpoint(sceau.checkpoint).context.find((l) => l.startsWith(CONTEXTE_CLES));
        return ligne ? Number(ligne.slice(CONTEXTE_CLES.length + 1)) : null;
      },
    };
  } catch (erreur) {
    points?.fermer();
    throw erreur;
  }
}

/** What is wrong with outside checkpoints that tell of no fact. */
export const panneDesPoints = (cles: string): PanneDeFichier =>
  new PanneDeFichier('points', existsSync(fichierDesPoints(cles)) ? 'endommage' : 'absent');

/** Number of facts that the last whole line of the outside checkpoints tells; 0 when there is none. @throws PanneDeFichier no file */
export function faitsVusDehors(cles: string): number {
  const fichier = fichierDesPoints(cles);
  if (!existsSync(fichier)) return 0;
  if (!statSync(fichier).isFile()) throw new PanneDeFichier('points', 'etranger');
  const entree = openSync(fichier, 'r');
  try {
    const taille = fstatSync(entree).size;
    const queue = Buffer.alloc(Math.min(taille, TAILLE_DE_QUEUE));
    readSync(entree, queue, 0, queue.length, taille - queue.length);
    for (const ligne of queue.toString('utf8').split('\n').reverse()) {
      try {
        return readUnverifiedCheckpoint(JSON.parse(ligne) as string).size;
      } catch {
        // empty last line, or a line cut by a power failure: the one before counts
      }
    }
    return 0;
  } finally {
    closeSync(entree);
  }
}
