/**
 * Entry of the thread of the read models. It is given names of files, never a key: it opens the log to read it and the safe by the same
 * files as the process, in memory of its own.
 */
import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { ouvrirCoffre, type Coffre } from '@jalon/confidentialite';
import { openSqliteReader } from '@jalon/event-store';
import { projectionsDe, travailler } from '@jalon/projections';
import { lireReferentiel } from '../referentiel/lire-fichiers.js';
import type { DemandeAuFil, DitDuFil } from './mots-du-fil.js';
import { droitDesModeles, lireFaitSousCle } from './options-des-modeles.js';

/** Of a thread of Linux: whoever answers a click goes first. Elsewhere it would be that of the whole process. */
const DERRIERE = 5;

// not a window: it has no origin
// oxlint-disable-next-line unicorn/require-post-message-target-origin
const dire = (dit: DitDuFil): void => parentPort?.postMessage(dit);

/** The safe, opened again each time keys it has in memory may have been destroyed. */
function suivreLeCoffre({ coffre: fichiers }: DemandeAuFil): { coffre: Coffre; rouvrir(): void; fermer(): void } {
  const ouvrir = (): Coffre => ouvrirCoffre({ ...fichiers, creer: false });
  let courant = ouvrir();
  return {
    coffre: new Proxy(courant, {
      get: (_, nom) => {
        const valeur: unknown = Reflect.get(courant, nom);
        return typeof valeur === 'function' ? valeur.bind(courant) : valeur;
      },
    }),
    rouvrir() {
      courant.fermer();
      courant = ouvrir();
    },
    fermer: () => courant.fermer(),
  };
}

async function faire(demande: DemandeAuFil): Promise<void> {
  if (process.platform === 'linux') setPriority(DERRIERE);
  const arret = new AbortController();
  parentPort?.once('message', () => arret.abort());
  const { coffre, rouvrir, fermer } = suivreLeCoffre(demande);
  const journal = openSqliteReader(demande.journal);
  try {
    const { travail, lecture, parametres } = demande;
    const moyens = {
      journal,
      projections: projectionsDe(droitDesModeles(lireReferentiel(parametres), lecture, coffre)),
      lireFait(lock: { readonly fois: number }) {
        const lire = lireFaitSousCle(coffre);
        let { fois } = lock;
        return ((e) => {
          if (lock.fois !== fois) {
            ({ fois } = lock);
            rouvrir();
          }
          return lire(e);
        }) satisfies typeof lire;
      },
    };
    const resultat = await travailler(travail, moyens, {
      signal: arret.signal,
      progression: (avancement) => dire({ avancement }),
    });
    dire({ resultat });
  } finally {
    journal.close();
    fermer();
  }
}

try {
  await faire(workerData as DemandeAuFil);
} catch (erreur) {
  // its name only: the other thread meets the same fault by itself, and words it
  dire({ echec: erreur instanceof Error ? erreur.name : 'erreur inconnue' });
}
parentPort?.close();
