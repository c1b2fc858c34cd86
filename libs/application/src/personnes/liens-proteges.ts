/**
 * The links over a file that may fail. Damaged, foreign or gone, `personnes.db` is set aside and read again from the log; full or held by
 * another program, what it could not take waits in memory, so that nobody is answered less than what the log says.
 */
import { aRefaire, mettreALEcart } from '@jalon/projections';
import { panneDuFichier, PanneDeFichier } from '../exploitation/pannes.js';
import type { Stockage } from '../exploitation/stockage.js';
import { appliquer, liensInMemory, type Lien, type TableLiens } from './table-liens.js';
import { liensSqlite } from './liens-sqlite.js';

const CODE = 'personnes';
/** Files made again by one process; beyond, the disk is not worth another try. */
const ESSAIS = 3;

export interface LiensProteges extends TableLiens {
  /** Sets the file aside: it was deleted or replaced under this process. */
  refaire(cause: unknown): void;
  /** Changes with each file made again; null while there is none. */
  readonly generation: number | null;
}

/**
 * @param cle fingerprint of the index key
 * @param instant now, to name a file set aside
 * @param garder a reader: the file is not its own to set aside, what cannot be read in it is kept in memory
 */
export function liensProteges(
  fichier: string,
  cle: string,
  stockage: Stockage,
  instant: () => Date,
  garder = false,
): LiensProteges {
  let ecarts = 0;
  let enFichier = true;
  /** Read from the log, not in the file yet. */
  let pending: Lien[] = [];
  let pendingUpTo: number | null = null;

  const refaire = (cause: unknown): TableLiens => {
    pending = [];
    pendingUpTo = null;
    let garde: string | null = null;
    let nouvelle: TableLiens;
    try {
      if (garder || ++ecarts > ESSAIS) throw cause;
      garde = mettreALEcart(fichier, instant());
      nouvelle = liensSqlite(fichier, cle);
    } catch {
      enFichier = false;
      nouvelle = liensInMemory();
    }
    const panne = panneDuFichier('personnes', cause) ?? new PanneDeFichier('personnes', 'etranger', cause);
    stockage.avertir(CODE, ditEcart(panne, garde, !enFichier));
    return nouvelle;
  };
  const ouvrir = (): TableLiens => {
    try {
      return liensSqlite(fichier, cle);
    } catch (erreur) {
      // a cache never stops a start: without a file it is read again at each one
      if (aRefaire(erreur)) return refaire(erreur);
      const panne = panneDuFichier('personnes', erreur);
      if (panne === null) throw erreur;
      enFichier = false;
      stockage.avertir(CODE, ditEcart(panne, null, true));
      return liensInMemory();
    }
  };
  let base = ouvrir();
  const remplacer = (cause: unknown): void => {
    if (!enFichier) return;
    const ancienne = base;
    base = refaire(cause);
    ancienne.fermer();
  };
  /** Heals what another file can heal, and says so; any other fault of the file is given back. */
  const soigner = (erreur: unknown): PanneDeFichier | null => {
    const panne = panneDuFichier('personnes', erreur);
    if (panne === null) throw erreur;
    if (!aRefaire(erreur)) return panne;
    remplacer(erreur);
    return null;
  };
  const withPending = (ecrits: string[] | null, valeurDe: (lien: Lien) => string | null): string[] =>
    appliquer(ecrits ?? [], pending, valeurDe);
  const lire = (query: () => string[]): string[] | null => {
    try {
      return query();
    } catch (erreur) {
      const panne = soigner(erreur);
      if (panne) throw panne;
      return null;
    }
  };
  return {
    parcoursDe: (cle) => lire(() => withPending(base.parcoursDe(cle), ([c, p]) => (c === cle ? p : null))),
    liensDe: (parcours) => lire(() => withPending(base.liensDe(parcours), ([c, p]) => (p === parcours ? c : null))),
    lu: () => pendingUpTo ?? base.lu(),
    noter(liens, lu) {
      pending.push(...liens);
      pendingUpTo = lu;
      try {
        base.noter(pending, lu);
      } catch (erreur) {
        const panne = soigner(erreur);
        if (panne) stockage.avertir(CODE, panne.message);
        return;
      }
      pending = [];
      pendingUpTo = null;
      if (enFichier) stockage.cesser(CODE);
    },
    vider() {
      pending = [];
      pendingUpTo = null;
      try {
        base.vider();
      } catch (erreur) {
        const panne = soigner(erreur);
        // rows of another log must not be served: rather another file
        if (panne) remplacer(panne);
      }
    },
    purger() {
      try {
        base.purger();
      } catch (erreur) {
        const panne = soigner(erreur);
        if (panne) throw panne;
      }
    },
    fermer: () => base.fermer(),
    refaire: remplacer,
    get generation() {
      return enFichier ? ecarts : null;
    },
  };
}

/** What is told of a cache made again. Held in memory, it will not take what is missing by itself: only a start tries its file again. */
export const ditEcart = (panne: PanneDeFichier, garde: string | null, inMemory: boolean): string =>
  [
    inMemory && panne.genre === 'plein' ? `${panne.phrase} Libérez de l’espace.` : panne.message,
    garde === null ? '' : ` L’ancien est gardé sous ${garde}.`,
    inMemory ? ' Faute de pouvoir en créer un autre, il est tenu en mémoire jusqu’au prochain démarrage.' : '',
  ].join('');
