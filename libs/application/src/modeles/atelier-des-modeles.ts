/** Starts the thread of the read models, for each long work, and gives the work back to this one when the thread cannot do it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Atelier, RebuildResult } from '@jalon/projections';
import { racineDuProduit } from '../referentiel/lire-fichiers.js';
import type { DemandeAuFil, DitDuFil } from './mots-du-fil.js';

/** In one file when the server is built, module by module for the command line built alone. */
const ENTREES = ['dist/apps/api/fil-des-modeles.mjs', 'dist/libs/application/src/modeles/fil-des-modeles.js'];
/** Longest wait for a thread that was told to stop, in milliseconds: a transaction of its own. */
const PATIENCE = 10_000;

/** Left to itself, what dies young takes 100 MB more, for no gain of time: measured. */
const LIMITES = { maxYoungGenerationSizeMb: 16 };

/** The thread could not do the work: this process does it. */
export class FilInterrompu extends Error {
  override name = 'FilInterrompu';
  constructor(cause: string) {
    super(`le fil des modèles de lecture n’a pas pu travailler (${cause}) : le travail est fait dans le fil principal`);
  }
}

const entree = (): string | undefined => ENTREES.map((e) => join(racineDuProduit(), e)).find((f) => existsSync(f));

/** @param surErreur told when a thread could not do what was asked */
export function atelierDesModeles(
  fichiers: Omit<DemandeAuFil, 'travail'>,
  surErreur: (erreur: unknown) => void,
): Atelier {
  return async (travail, { progression, signal }) => {
    if (signal?.aborted) return null;
    const fil = entree();
    if (fil === undefined) {
      surErreur(new FilInterrompu('non construit'));
      return null;
    }
    const demande: DemandeAuFil = { ...fichiers, travail };
    // nothing of this process: neither its flags (its supervisor) nor its environment (secrets of an operator)
    const worker = new Worker(fil, { workerData: demande, execArgv: [], env: {}, resourceLimits: LIMITES });
    let timer: NodeJS.Timeout | undefined;
    const arreter = (): void => {
      // not a window: it has no origin
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      worker.postMessage('arret');
      timer = setTimeout(() => void worker.terminate(), PATIENCE);
    };
    signal?.addEventListener('abort', arreter, { once: true });
    try {
      return await new Promise<RebuildResult | null>((resolve) => {
        let resultat: RebuildResult | null = null;
        let echec: string | null = 'sorti sans répondre';
        worker.on('message', (dit: DitDuFil) => {
          if ('avancement' in dit) return progression?.(dit.avancement);
          if ('echec' in dit) echec = dit.echec;
          else [resultat, echec] = [dit.resultat, null];
        });
        worker.on('error', (erreur) => (echec = erreur.name));
        worker.on('exit', () => {
          if (echec !== null && signal?.aborted !== true) surErreur(new FilInterrompu(echec));
          resolve(resultat);
        });
      });
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', arreter);
    }
  };
}
