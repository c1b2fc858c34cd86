/** The read models, opened: catching up with the log from now on, read through their queries, rebuilt on demand. */
import { setTimeout as attendre } from 'node:timers/promises';
import type { EventStore } from '@jalon/event-store';
import { Attentes } from './attente.js';
import { ouvrirBase, Points } from './base.js';
import { Couleurs } from './couleurs.js';
import { Direct, REPRISE_MAX, REPRISE_MIN } from './direct.js';
import { empreinteLignes } from './empreinte.js';
import { etats, type EtatProjection } from './etat.js';
import type { LireFait } from './fait-lu.js';
import { Lecture } from './lecture.js';
import { Lots } from './lot.js';
import type { Projection } from './projection.js';
import { Reconstructions, type OptionsReconstruction, type ResultatReconstruction } from './reconstruction.js';
import { modeles, type DroitDesModeles, type Requetes } from './registre.js';
import { Relectures } from './relecture.js';
import { Suivi } from './suivi.js';
import { Verrou } from './verrou.js';

export interface OptionsProjections extends DroitDesModeles {
  /** Path of `projections.db` (created, mode 0600), or `:memory:`. */
  fichier: string;
  store: EventStore;
  /** False while the log is known not to be the one the rows were computed from: they are kept as they are, and never « à jour ». */
  journalReconnu?: () => boolean;
  /** Decryption comes in here; null skips an event. */
  lireFait: LireFait;
  /** Events a batch of the subscription; default 1000. */
  tailleLot?: number;
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

/** Why the rows are being computed again from the first fact. */
export interface Ecart {
  cause: unknown;
  /** Name under which the former file is kept; null when there was none left. */
  garde: string | null;
  /** No file could be made: the rows are in memory until the next start. */
  enMemoire: boolean;
}

export interface Projections extends Requetes {
  /** True once rows reflect this position; false after `delaiMax` milliseconds, or when closing. */
  quandTraite(position: number, delaiMax: number): Promise<boolean>;
  /** The rows were, once, all that the log held: otherwise what they show is not to be taken for a whole. */
  readonly dejaAJour: boolean;
  /** Since when the rows do not follow the log; null while they do. */
  readonly arreteesDepuis: Date | null;
  /** Waits for `dejaAJour`, `delaiMax` milliseconds at most. */
  quandDejaAJour(delaiMax: number): Promise<boolean>;
  /** @param compteJusqua the facts behind are counted up to that many, default 10,000 */
  etat(compteJusqua?: number): Promise<EtatProjection[]>;
  /**
   * Builds the rows again from the first event, beside the current ones, then swaps.
   * @throws RangeError no such read model
   * @throws Error already under way
   */
  reconstruire(nom: string, options?: OptionsReconstruction): Promise<ResultatReconstruction>;
  /** Folds one parcours again: after its person was erased, or once a frozen stream can be read. Also thaws it. */
  relire(parcours: string): Promise<void>;
  /** SHA-256 of the canonical dump of the rows being read. Reads every row: for audits and tests. */
  empreinte(nom: string): string;
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
  const couleurs = new Couleurs(db, points, projections);
  couleurs.preparer();
  const lots = new Lots(db, points);
  const attentes = new Attentes();
  const verrou = new Verrou();
  const reconstructions = new Reconstructions(db, store, couleurs, lots, lireFait, verrou);
  const taille = options.tailleLot ?? 1000;
  const suivi = new Suivi(db, options.instant ?? (() => new Date()), () => couleurs.lisibles());
  const direct = new Direct(
    store,
    couleurs,
    lots,
    lireFait,
    attentes,
    verrou,
    taille,
    reconstructions,
    suivi,
    surFaute,
  );
  const relectures = new Relectures(db, store, couleurs, lots, lireFait, verrou);
  const lecture = new Lecture(db, couleurs);
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
  const balayer = (): void => void suivre(couleurs.balayer(arret.signal)).catch((e: Error) => fauter(e));
  balayer();

  const choisir = (nom: string): Projection[] => {
    const choix = projections.filter((p) => nom === 'toutes' || p.nom === nom);
    if (choix.length === 0) throw new RangeError(`modèle de lecture inconnu : ${nom}`);
    return choix;
  };
  const reconstruire = async (choix: Projection[], o: OptionsReconstruction = {}): Promise<ResultatReconstruction> => {
    const signal = o.signal ? AbortSignal.any([o.signal, arret.signal]) : arret.signal;
    const resultat = await reconstructions.reconstruire(choix, { ...o, signal });
    // another colour is current: the subscription must feed that one, from its checkpoint
    if (resultat.terminee) direct.reprendre();
    balayer();
    return resultat;
  };

  const changees = projections.filter((p) => couleurs.vivante(p) === null);
  direct.demarrer();
  // rows of another version of the code: rebuilt in the background, so that opening stays immediate
  const rebatir = async (): Promise<void> => {
    for (let delai = REPRISE_MIN; !arret.signal.aborted; delai = Math.min(delai * 2, REPRISE_MAX)) {
      try {
        await reconstruire(changees);
        return;
      } catch (erreur) {
        fauter(erreur instanceof Error ? erreur : new Error(String(erreur)));
        await attendre(delai, undefined, { signal: arret.signal }).catch(() => undefined);
      }
    }
  };
  if (changees.length > 0) void suivre(rebatir());

  let fermeture: Promise<void> | undefined;
  return {
    ...(Object.fromEntries(modeles.map((m) => [m.nom, m.requetes(lecture, options)])) as unknown as Requetes),
    surFichier: options.fichier !== ':memory:',
    get dejaAJour() {
      return suivi.dejaAJour;
    },
    get arreteesDepuis() {
      return suivi.arreteesDepuis;
    },
    quandDejaAJour: (delaiMax) => suivi.quandDejaAJour(delaiMax),
    quandTraite: (position, delaiMax) => attentes.attendre(position, delaiMax),
    etat: (compteJusqua) =>
      etats({
        compteJusqua,
        store,
        couleurs,
        direct,
        reconstructions,
        ferme: arret.signal.aborted,
        reconnu: options.journalReconnu,
      }),
    reconstruire: async (nom, o) => suivre(reconstruire(choisir(nom), o)),
    relire: (parcours) => suivre(relectures.relire(parcours)),
    empreinte: (nom) => {
      const [projection] = choisir(nom) as [Projection];
      return empreinteLignes(db, projection, couleurs.lue(projection).point.couleur);
    },
    fermer: () =>
      (fermeture ??= (async () => {
        arret.abort();
        attentes.fermer();
        suivi.fermer();
        await direct.arreter();
        await Promise.allSettled(enCours);
        db.close();
      })()),
  };
}
