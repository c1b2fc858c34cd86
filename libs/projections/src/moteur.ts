/** The read models, opened: catching up with the log from now on, read through their queries, rebuilt on demand. */
import { setTimeout as attendre } from 'node:timers/promises';
import type { EventStore, StoreHealth } from '@jalon/event-store';
import { Waiters } from './waiters.js';
import { ouvrirBase, Points } from './base.js';
import { Colors } from './colors.js';
import { comparerLesLignes, type ModeleCompare } from './comparer.js';
import { Direct, REPRISE_MAX, REPRISE_MIN } from './direct.js';
import { empreinteLignes } from './empreinte.js';
import { etats, type EtatProjection } from './etat.js';
import type { LireFait } from './fait-lu.js';
import { Reader } from './reader.js';
import { Batches } from './batches.js';
import type { Projection } from './projection.js';
import { Rebuilds } from './rebuild.js';
import { modeles, type DroitDesModeles, type Queries } from './registre.js';
import { Refolds } from './refold.js';
import { Freshness } from './freshness.js';
import { Lock } from './lock.js';
import { Ailleurs, type Atelier, type RebuildOptions, type RebuildResult } from './travail.js';

export interface OptionsProjections extends DroitDesModeles {
  /** Path of `projections.db` (created, mode 0600), or `:memory:`. */
  fichier: string;
  store: EventStore;
  /** False while the log is known not to be the one the rows were computed from: they are kept as they are, and never « à jour ». */
  journalReconnu?: () => boolean;
  /** Decryption comes in here; null skips an event. */
  lireFait: LireFait;
  /** A thread for long work on the file. Absent: in this one. */
  atelier?: Atelier | undefined;
  /** Events a batch of the subscription; default 1000. */
  batchSize?: number;
  /** A reader beside others: the file is not its own to set aside; damaged, its rows are computed in memory. Default: false. */
  garder?: boolean;
  /** Now, to name a file set aside. Default: the computer's clock. */
  instant?: () => Date;
  /** Told when the file was set aside or left for memory, and when its rows are whole again (null). */
  surEcart?: (ecart: Ecart | null) => void;
  /** Words a fault of the file that setting it aside would not cure (disk full, held by another program). */
  enPanne?: (erreur: unknown) => unknown;
  /** Read models instead of those of the registry. */
  projections?: readonly Projection[];
}

/** A file that anybody may copy is given no name that anybody could read. */
function exigerLesCles({ fichier, identites }: OptionsProjections): void {
  if (fichier !== ':memory:' && identites === undefined)
    throw new TypeError('read models on a file: nothing was given to protect the names');
}

/** Why the rows are being computed again from the first fact, or wait for their file to take them. */
export interface Ecart {
  cause: unknown;
  /** Name under which the former file is kept; null when there was none left. */
  garde: string | null;
  /** No file could be made: the rows are in memory until the next start. */
  inMemory: boolean;
}

export interface Projections extends Queries {
  /** True once rows reflect this position; false after `delaiMax` milliseconds, or when closing. */
  quandTraite(position: number, delaiMax: number): Promise<boolean>;
  /** The rows were, once, all that the log held: otherwise what they show is not to be taken for a whole. */
  readonly dejaAJour: boolean;
  /** Since when the rows do not follow the log; null while they do. */
  readonly arreteesDepuis: Date | null;
  /** Waits for `dejaAJour`, `delaiMax` milliseconds at most. */
  quandDejaAJour(delaiMax: number): Promise<boolean>;
  /**
   * @param compteJusqua the facts behind are counted up to that many, default 10,000
   * @param sante what the log has just said of itself; absent: it is asked
   */
  etat(compteJusqua?: number, sante?: StoreHealth): Promise<EtatProjection[]>;
  /**
   * Builds the rows again from the first event, beside the current ones, then swaps.
   * @throws RangeError no such read model
   * @throws Error already under way
   */
  rebuild(nom: string, options?: RebuildOptions): Promise<RebuildResult>;
  /** Folds one parcours again: after its person was erased, or once a frozen stream can be read. Also thaws it. */
  relire(parcours: string): Promise<void>;
  /** SHA-256 of the canonical dump of the rows being read. Reads every row: for audits and tests. */
  empreinte(nom: string): string;
  /** Compares the rows being read with those of a copy made by `copierLesLignes`: reads every row. */
  comparer(copie: string): ModeleCompare[];
  /** False: the rows are in memory only, by choice or because no file could be made. */
  readonly surFichier: boolean;
  /** Number of times the file was made again by this process. */
  readonly ecarts: number;
  /** Sets the file aside and computes the rows again: it was deleted or replaced under this process. */
  refaire(cause: unknown): void;
  fermer(): Promise<void>;
}

/** The read models over one file. */
export type Ouvertes = Omit<Projections, 'refaire' | 'ecarts'>;

/**
 * @param surFaute told of what the subscription, a rebuild or a sweep could not do; it is tried again
 * @throws SqliteError, CacheEtranger the file cannot be opened, or is not ours
 */
export function lancerProjections(options: OptionsProjections, surFaute: (erreur: unknown) => void): Ouvertes {
  const { store, lireFait } = options;
  const projections = options.projections ?? modeles.map((m) => m.projection(options));
  exigerLesCles(options);
  const db = ouvrirBase(options.fichier);
  const points = new Points(db);
  const colors = new Colors(db, points, projections);
  colors.preparer();
  const batches = new Batches(db, points);
  const waiters = new Waiters();
  const lock = new Lock();
  const ailleurs =
    options.atelier && options.fichier !== ':memory:'
      ? new Ailleurs(options.atelier, options.fichier, store, lock)
      : null;
  const rebuilds = new Rebuilds(db, store, colors, batches, lireFait, lock, ailleurs);
  const taille = options.batchSize ?? 1000;
  const suivi = new Freshness(db, options.instant ?? (() => new Date()), () => colors.lisibles());
  const direct = new Direct(store, colors, batches, lireFait, waiters, lock, taille, rebuilds, suivi, surFaute);
  const refolds = new Refolds(db, store, colors, batches, lireFait, lock);
  const lecture = new Reader(db, colors);
  const arret = new AbortController();
  const enCours = new Set<Promise<unknown>>();
  const suivre = <T>(travail: Promise<T>): Promise<T> => {
    enCours.add(travail);
    const oublier = (): void => void enCours.delete(travail);
    travail.then(oublier, oublier);
    return travail;
  };

  const fauter = (erreur: Error): void => {
    direct.erreur = erreur;
    surFaute(erreur);
  };
  // former colours go away by themselves; nobody waits for it, and what is left at closing goes at the next opening
  const sweep = (): void => void suivre(colors.sweep(arret.signal)).catch((e: Error) => fauter(e));
  sweep();

  const choisir = (nom: string): Projection[] => {
    const choix = projections.filter((p) => nom === 'toutes' || p.nom === nom);
    if (choix.length === 0) throw new RangeError(`modèle de lecture inconnu : ${nom}`);
    return choix;
  };
  const rebuild = async (choix: Projection[], o: RebuildOptions = {}): Promise<RebuildResult> => {
    const signal = o.signal ? AbortSignal.any([o.signal, arret.signal]) : arret.signal;
    const resultat = await rebuilds.rebuild(choix, { ...o, signal });
    // another colour is current: the subscription must feed that one, from its checkpoint
    if (resultat.terminee) direct.reprendre();
    sweep();
    return resultat;
  };

  const changees = projections.filter((p) => colors.vivante(p) === null);
  direct.demarrer();
  // rows of another version of the code: rebuilt in the background, so that opening stays immediate
  const rebuildWhatChanged = async (): Promise<void> => {
    for (let delai = REPRISE_MIN; !arret.signal.aborted; delai = Math.min(delai * 2, REPRISE_MAX)) {
      try {
        await rebuild(changees);
        return;
      } catch (erreur) {
        fauter(erreur instanceof Error ? erreur : new Error(String(erreur)));
        await attendre(delai, undefined, { signal: arret.signal }).catch(() => undefined);
      }
    }
  };
  if (changees.length > 0) void suivre(rebuildWhatChanged());

  let fermeture: Promise<void> | undefined;
  return {
    ...(Object.fromEntries(modeles.map((m) => [m.nom, m.queries(lecture, options)])) as unknown as Queries),
    surFichier: options.fichier !== ':memory:',
    get dejaAJour() {
      return suivi.dejaAJour;
    },
    get arreteesDepuis() {
      return suivi.arreteesDepuis;
    },
    quandDejaAJour: (delaiMax) => suivi.quandDejaAJour(delaiMax),
    quandTraite: (position, delaiMax) => waiters.attendre(position, delaiMax),
    etat: (compteJusqua, sante) =>
      etats({
        compteJusqua,
        sante,
        store,
        colors,
        direct,
        rebuilds,
        ferme: arret.signal.aborted,
        reconnu: options.journalReconnu,
      }),
    rebuild: async (nom, o) => suivre(rebuild(choisir(nom), o)),
    relire: (parcours) => suivre(refolds.relire(parcours)),
    empreinte: (nom) => {
      const [projection] = choisir(nom) as [Projection];
      return empreinteLignes(db, projection, colors.lue(projection).point.couleur);
    },
    comparer: (copie) => comparerLesLignes(db, colors, copie),
    fermer: () =>
      (fermeture ??= (async () => {
        arret.abort();
        waiters.fermer();
        suivi.fermer();
        await direct.arreter();
        await Promise.allSettled(enCours);
        db.close();
      })()),
  };
}
