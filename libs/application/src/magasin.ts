/** The durable store of a deployment: SQLite, sealed at each commit, its checkpoints copied outside the data folder. */
import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { openSqliteStore, type EventStore } from '@jalon/event-store';
import { openSealer, ouvrirJournalDesPoints, readUnverifiedCheckpoint, type JournalDesPoints } from '@jalon/preuve';
import { avecFichier } from './exploitation/pannes.js';

/** The log holds fewer facts than a checkpoint kept outside it: its end was cut off, or an older copy put back. */
export class JournalTronque extends Error {
  override name = 'JournalTronque';
  constructor(faits: number, scelles: number) {
    super(
      `Le journal compte ${faits} faits alors que ${scelles} ont été scellés : sa fin a été retirée, ou une copie plus ancienne remise. ` +
        'Rien n’est ouvert. Restaurez la dernière sauvegarde ; pour repartir malgré tout de cette copie, archivez points.jsonl hors du dossier des clés.',
    );
  }
}

/** Files of the folder of keys. */
const CLE_DE_SCELLEMENT = 'scellement.pem';
const POINTS = 'points.jsonl';
const TAILLE_DE_QUEUE = 64 * 1024;

export interface Magasin extends EventStore {
  /** `points.jsonl` was deleted or replaced: the newest point is written to the file in place, created if absent. */
  rouvrirPoints(): void;
}

interface SuitesDuMagasin {
  /** A checkpoint could not be copied outside (it is tried again), or was (null). */
  surPoint(erreur: unknown): void;
  /** The log stopped for ever: this process must leave. */
  surFatale(erreur: unknown): void;
}

/**
 * @param cles folder of the secrets, apart from the data
 * @throws JournalTronque, StoreUnavailable
 */
export function ouvrirMagasin(donnees: string, cles: string, { surPoint, surFatale }: SuitesDuMagasin): Magasin {
  const fichier = join(donnees, 'evenements.db');
  const sealer = openSealer({
    origin: 'jalon/journal',
    keyFile: join(cles, CLE_DE_SCELLEMENT),
    createKey: !existsSync(fichier),
  });
  const fichierPoints = join(cles, POINTS);
  const attendus = dernierPoint(fichierPoints);
  const points = ouvrirPoints(fichierPoints, surPoint);
  const store = openSqliteStore({
    path: fichier,
    sealer,
    onSeal: (sceau) => points.noter(sceau.checkpoint),
    onFatal: surFatale,
  });
  const faits = store.lastSeal()?.size ?? 0;
  if (faits < attendus) {
    points.fermer();
    void store.close();
    throw new JournalTronque(faits, attendus);
  }
  const fermer = store.close.bind(store);
  store.close = async () => {
    await fermer();
    points.fermer();
  };
  return Object.assign(store, { rouvrirPoints: () => avecFichier('points', () => points.rouvrir()) });
}

const ouvrirPoints = (fichier: string, surPoint: (erreur: unknown) => void): JournalDesPoints =>
  avecFichier('points', () => ouvrirJournalDesPoints({ fichier, surEchec: surPoint, surEcrit: () => surPoint(null) }));

/** Number of facts of the last whole line of the file; 0 when there is none. */
function dernierPoint(fichier: string): number {
  if (!existsSync(fichier)) return 0;
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
