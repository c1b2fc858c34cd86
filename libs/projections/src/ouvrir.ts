/**
 * The read models over a file that may fail: damaged, foreign, gone, it is set aside and filled again from the log while commands go on.
 * Queries answer meanwhile with what is there. A cache never stops the product: without any file, the rows live in memory.
 */
import { UnknownPosition } from '@jalon/event-store';
import { FORME } from './base.js';
import { aRefaire, CachePerime, detruireCache, mettreALEcart, sansPlace } from './cache.js';
import { lancerProjections, type OptionsProjections, type Ouvertes, type Projections } from './moteur.js';
import { modeles, type Queries } from './registre.js';

/** Files made again by one process; beyond, the disk is not worth another try. */
const ESSAIS = 3;
/** Longest wait for the new rows to be whole, before asking again, in milliseconds. */
const PATIENCE = 60_000;

/** @throws what `enPanne` makes of a file that another program holds */
export function ouvrirProjections(options: OptionsProjections): Projections {
  const {
    fichier,
    garder = false,
    instant = () => new Date(),
    surEcart = () => undefined,
    enPanne = (e) => e,
  } = options;
  const { journalReconnu = () => true } = options;
  let courantes!: Ouvertes;
  let ecarts = 0;
  let fermees = false;
  let enRetard: Ouvertes | null = null;
  const anciennes = new Set<Promise<void>>();

  const lancer = (ou: string): Ouvertes => {
    const ouvertes: Ouvertes = lancerProjections({ ...options, fichier: ou }, (erreur) => {
      // what a former opening says while it closes is of no interest
      if (courantes === ouvertes && !soigner(erreur) && sansPlace(erreur)) retarder(erreur);
    });
    return ouvertes;
  };
  const refaire = (cause: unknown): Ouvertes => {
    let garde: string | null = null;
    let nouvelles: Ouvertes;
    try {
      // no room, no right to write: another file would not take more, and this one is sound
      if (++ecarts > ESSAIS || garder || sansPlace(cause)) throw cause;
      if (cause instanceof CachePerime) detruireCache(fichier, FORME);
      else garde = mettreALEcart(fichier, instant());
      nouvelles = lancer(fichier);
    } catch {
      nouvelles = lancer(':memory:');
    }
    surEcart({ cause, garde, inMemory: !nouvelles.surFichier });
    void dire(nouvelles);
    return nouvelles;
  };
  /** Says when the rows are whole again. */
  const dire = async (nouvelles: Ouvertes): Promise<void> => {
    for (;;) {
      const tete = await options.store.health().then(
        ({ head }) => head,
        () => Infinity,
      );
      const vu = await nouvelles.quandTraite(tete, PATIENCE);
      if (fermees || courantes !== nouvelles) return;
      if (vu && nouvelles.surFichier) return surEcart(null);
      if (vu) return;
    }
  };
  /** The rows are late until the file takes them, and that is said once. */
  const retarder = (cause: unknown): void => {
    if (enRetard === courantes) return;
    enRetard = courantes;
    surEcart({ cause, garde: null, inMemory: false });
    void dire(courantes).then(() => (enRetard = null));
  };
  // rows in memory have no file to lose, but may come from another log too; that cannot happen again and again
  const remplacable = (cause: unknown): boolean => {
    if (fermees) return false;
    if (!(cause instanceof UnknownPosition)) return courantes.surFichier;
    return journalReconnu() && (courantes.surFichier || ecarts <= ESSAIS);
  };
  const remplacer = (cause: unknown): void => {
    if (!remplacable(cause)) return;
    const ancienne = courantes;
    courantes = refaire(cause);
    const fin = ancienne.fermer().catch(() => undefined);
    anciennes.add(fin);
    void fin.then(() => anciennes.delete(fin));
  };
  /** True when another file serves from now on. */
  const soigner = (erreur: unknown): boolean => {
    if (!remplacable(erreur) || !aRefaire(erreur)) return false;
    remplacer(erreur);
    return true;
  };
  const lire = <T>(query: () => T): T => {
    try {
      return query();
    } catch (erreur) {
      if (!soigner(erreur)) throw enPanne(erreur);
      return query();
    }
  };
  const lireBientot = async <T>(query: () => Promise<T>): Promise<T> => {
    try {
      return await query();
    } catch (erreur) {
      if (!soigner(erreur)) throw enPanne(erreur);
      return query();
    }
  };
  /** Rows made again say so themselves; once they are not even fed, nothing tells how many are missing. */
  const dejaAJour = (): boolean => courantes.dejaAJour || (ecarts > 0 && courantes.arreteesDepuis === null);
  /** The queries of one read model, each on whatever file serves at that moment. */
  const relayer = (nom: keyof Queries): object =>
    Object.fromEntries(
      Object.keys(courantes[nom]).map((methode) => [
        methode,
        (...args: unknown[]) =>
          lire(() => (courantes[nom] as unknown as Record<string, (...a: unknown[]) => unknown>)[methode]?.(...args)),
      ]),
    );

  try {
    courantes = lancer(fichier);
  } catch (erreur) {
    if (!aRefaire(erreur) && !sansPlace(erreur)) throw enPanne(erreur);
    courantes = refaire(erreur);
  }
  return {
    ...(Object.fromEntries(modeles.map(({ nom }) => [nom, relayer(nom)])) as unknown as Queries),
    get surFichier() {
      return courantes.surFichier;
    },
    get ecarts() {
      return ecarts;
    },
    get dejaAJour() {
      return lire(dejaAJour);
    },
    get arreteesDepuis() {
      return courantes.arreteesDepuis;
    },
    quandDejaAJour: (delaiMax) =>
      lireBientot(async () => dejaAJour() || (await courantes.quandDejaAJour(delaiMax)) || dejaAJour()),
    quandTraite: (position, delaiMax) => courantes.quandTraite(position, delaiMax),
    etat: (...args) => lireBientot(() => courantes.etat(...args)),
    rebuild: (nom, o) => lireBientot(() => courantes.rebuild(nom, o)),
    relire: (parcours) => lireBientot(() => courantes.relire(parcours)),
    empreinte: (nom) => lire(() => courantes.empreinte(nom)),
    comparer: (copie) => courantes.comparer(copie),
    refaire: remplacer,
    async fermer() {
      fermees = true;
      await Promise.all([courantes.fermer(), ...anciennes]);
    },
  };
}
