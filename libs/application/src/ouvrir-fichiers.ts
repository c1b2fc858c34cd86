/** Opens the files of a deployment in the only safe order: the lock, what the log holds, the secrets, the log, then what can be deleted. */
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { coffreInMemory, type Coffre } from '@jalon/confidentialite';
import { compter } from '@jalon/droit';
import {
  networkFileSystemOf,
  openEventStoreDb,
  openMemoryStore,
  StoreUnavailable,
  type EventStore,
} from '@jalon/event-store';
import type { NomDeCle } from '@jalon/exploitation';
import type { ConfigurationDuDeploiement } from './configuration/deploiement.js';
import { ephemereInMemory } from './ephemere/ephemere-in-memory.js';
import { ephemereSqlite, type EphemereSqlite } from './ephemere/ephemere-sqlite.js';
import type { EtatEphemere } from './ephemere/etat-ephemere.js';
import type { Ecriture } from './exploitation/ecriture.js';
import type { Temoins } from './exploitation/exploitation.js';
import { avecFichier, PanneDeFichier, panneDuFichier } from './exploitation/pannes.js';
import { ouvrirSecrets } from './exploitation/secrets.js';
import type { Stockage } from './exploitation/stockage.js';
import { direPoint, direPointsAbsents } from './exploitation/veiller-sur-les-fichiers.js';
import { takeLock, type Lock } from './exploitation/lock.js';
import {
  compterLesFaits,
  faitsVusDehors,
  JournalTronque,
  openDurableStore,
  panneDesPoints,
  type DurableStore,
} from './durable-store.js';
import { exigerDesDossiers } from './fichiers/exiger-des-dossiers.js';
import type { OptionsJalon } from './options-jalon.js';
import { dossierDesCles, ouvrirAuLoin, videAilleurs } from './ouvrir-au-loin.js';
import { liensInMemory, type TableLiens } from './personnes/table-liens.js';
import { liensProteges, type LiensProteges } from './personnes/liens-proteges.js';

export interface Fichiers {
  store: EventStore;
  coffre: Coffre;
  cleIndex: KeyObject;
  /** Null: in memory, nothing to compare. */
  secrets: { empreintes: Partial<Record<NomDeCle, string>>; temoins: Temoins | null } | null;
  /** What can be rebuilt from the log; in memory while the keys are not the right ones. To be asked once they were compared. */
  caches(): { liens: TableLiens | LiensProteges; fichierProjections: string; ephemere: EtatEphemere | EphemereSqlite };
  annoncer: Lock['annoncer'] | null;
  /** Null: the log is not a file of this folder. */
  durable: DurableStore | null;
  /** Calls back each time a distant log turns out not to be the one this node knew. */
  quandLeJournalRecule(faire: () => void): void;
  /** Everything but the caches. */
  fermer(): Promise<void>;
}

/** No fact was ever written in this folder. */
export class JournalAbsent extends Error {
  override name = 'JournalAbsent';
  constructor(auLoin = false) {
    super(
      auLoin
        ? 'Le journal tenu dans EventStoreDB est vide : rien n’y a encore été enregistré.'
        : 'Ce dossier ne contient pas de journal : rien n’y a encore été enregistré.',
    );
  }
}

/** Asked before anything is opened or created. @throws JournalAbsent, PanneDeFichier; StoreUnavailable a distant log does not answer */
export async function exigerUnJournal({ donnees, eventstoredb }: ConfigurationDuDeploiement): Promise<void> {
  if (eventstoredb === undefined) {
    if (avecFichier('journal', () => compterLesFaits(donnees)) === 0) throw new JournalAbsent();
    return;
  }
  const store = openEventStoreDb({ connectionString: eventstoredb });
  try {
    const { ok, head, detail } = await store.health();
    if (!ok) throw new StoreUnavailable(detail ?? 'the log does not answer');
    if (head < 0) throw new JournalAbsent(true);
  } finally {
    await store.close();
  }
}

export const creeLesCaches = ({ creerLesCaches, ouverture }: OptionsJalon): boolean =>
  creerLesCaches ?? ouverture !== 'lecture';

type Options = OptionsJalon & { horloge: () => Date };

/** @throws DossierTenu, JournalTronque, JournalAbsent, CleIllisible, PanneDeFichier, StoreUnavailable */
export async function ouvrirFichiers(
  options: Options,
  ecriture: Ecriture,
  stockage: Stockage,
  surErreur: (erreur: unknown) => void,
): Promise<Fichiers> {
  const lointain = options.store ? undefined : await ouvrirAuLoin(options, ecriture, stockage);
  const exterieur = options.store ?? lointain?.store;
  const fermerExterieur = async (): Promise<void> => {
    await lointain?.fermer();
  };
  if (options.donnees === undefined) return inMemory(exterieur ?? openMemoryStore(), options);
  const donnees = resolve(options.donnees);
  const cles = dossierDesCles(donnees, options.cles);
  const lecture = options.ouverture === 'lecture';
  // a reader creates nothing: a log that is not there is told as such
  if (!lecture) exigerDesDossiers(donnees, cles);
  const lock = lecture ? null : takeLock(donnees, options.horloge());
  try {
    const vus = exterieur ? 0 : faitsVusDehors(cles);
    const faits = exterieur ? 0 : avecFichier('journal', () => compterLesFaits(donnees));
    const neuf = exterieur ? await videAilleurs(exterieur, cles, lecture) : faits === 0;
    if (faits > 0 && vus === 0) direPointsAbsents(stockage, panneDesPoints(cles));
    if (neuf && vus > 0) throw new JournalTronque(`${vus} faits ont été scellés`);
    if (neuf && lecture) throw new JournalAbsent(exterieur !== undefined);
    if (!lecture) creerDossierDesCles(cles);
    let taille = (): number => faits;
    const secrets = ouvrirSecrets({
      donnees,
      cles,
      neuf,
      scelle: exterieur === undefined,
      ecriture,
      tailleDuJournal: () => taille(),
    });
    const { coffre, cleIndex, sealer, empreintes } = secrets;
    if (!exterieur && neuf && coffre.creees() > 0) {
      const n = coffre.creees();
      coffre.fermer();
      throw new JournalTronque(`cles.db a créé la clé de ${compter(n, 'personne', 'personnes')}`);
    }
    const suites = {
      surPoint: (e: unknown) => direPoint(e, stockage, surErreur),
      surFatale: (e: unknown) =>
        stockage.condamner(panneDuFichier('journal', e) ?? new PanneDeFichier('journal', 'panne', e)),
    };
    const durable = exterieur
      ? null
      : avecFichier('journal', () => openDurableStore(donnees, cles, lecture ? undefined : sealer, suites));
    if (durable) taille = durable.faits;
    const store = exterieur ?? durable?.store ?? openMemoryStore();
    return {
      store,
      coffre,
      cleIndex,
      secrets: { empreintes, temoins: durable && { ...durable, vus } },
      caches() {
        const creer = creeLesCaches(options);
        const [personnes, projections] = [join(donnees, 'personnes.db'), join(donnees, 'projections.db')];
        const ici = (fichier: string): boolean => !secrets.provisoires() && (creer || existsSync(fichier));
        const { index = '' } = empreintes;
        return {
          liens: ici(personnes) ? liensProteges(personnes, index, stockage, options.horloge, !creer) : liensInMemory(),
          fichierProjections: ici(projections) ? projections : ':memory:',
          ephemere:
            lecture || secrets.provisoires()
              ? ephemereInMemory(options.horloge)
              : ephemereSqlite(join(donnees, 'ephemere.db'), cleIndex, stockage, options.horloge),
        };
      },
      annoncer: lock?.annoncer ?? null,
      durable,
      quandLeJournalRecule: (faire) => lointain?.quandIlRecule(faire),
      async fermer() {
        await fermerExterieur();
        await durable?.store.close();
        coffre.fermer();
        lock?.relacher();
      },
    };
  } catch (erreur) {
    await fermerExterieur();
    lock?.relacher();
    throw erreur;
  }
}

/** @throws PanneDeFichier on a network file system: the file of the keys is written as the log is, and lost as it is */
function creerDossierDesCles(cles: string): void {
  mkdirSync(cles, { recursive: true, mode: 0o700 });
  if (networkFileSystemOf(cles) !== null) throw new PanneDeFichier('dossier_cles', 'reseau');
}

const inMemory = (store: EventStore, options: Options): Fichiers => {
  const coffre = coffreInMemory();
  return {
    store,
    coffre,
    cleIndex: createSecretKey(randomBytes(32)),
    secrets: null,
    caches: () => ({
      liens: liensInMemory(),
      fichierProjections: ':memory:',
      ephemere: ephemereInMemory(options.horloge),
    }),
    annoncer: null,
    durable: null,
    quandLeJournalRecule: () => undefined,
    async fermer() {
      if (options.store === undefined) await store.close();
      coffre.fermer();
    },
  };
};
