/** Opens the files of a deployment in the only safe order: the lock, what the log holds, the secrets, the log, then what can be deleted. */
import { createSecretKey, randomBytes, randomUUID, type KeyObject } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { coffreEnMemoire, type Coffre } from '@jalon/confidentialite';
import { compter } from '@jalon/droit';
import { openEventStoreDb, openMemoryStore, StoreUnavailable, type EventStore } from '@jalon/event-store';
import type { NomDeCle } from '@jalon/exploitation';
import type { Ecriture } from './exploitation/ecriture.js';
import type { Temoins } from './exploitation/exploitation.js';
import { avecFichier, PanneDeFichier, panneDuFichier } from './exploitation/pannes.js';
import { ouvrirSecrets, secretsPresents } from './exploitation/secrets.js';
import type { Stockage } from './exploitation/stockage.js';
import { direPoint, direPointsAbsents } from './exploitation/veiller-sur-les-fichiers.js';
import { prendreVerrou, type Verrou } from './exploitation/verrou.js';
import { compterLesFaits, faitsVusDehors, JournalTronque, ouvrirMagasin, type Magasin } from './magasin.js';
import type { OptionsJalon } from './ouvrir-jalon.js';
import { liensEnMemoire, type TableLiens } from './personnes/table-liens.js';
import { liensProteges, type LiensProteges } from './personnes/liens-proteges.js';

export interface Fichiers {
  store: EventStore;
  coffre: Coffre;
  cleIndex: KeyObject;
  /** Null: in memory, nothing to compare. */
  secrets: { empreintes: Partial<Record<NomDeCle, string>>; temoins: Temoins | null } | null;
  /** What can be rebuilt from the log; in memory while the keys are not the right ones. To be asked once they were compared. */
  caches(): { liens: TableLiens | LiensProteges; fichierProjections: string };
  annoncer: Verrou['annoncer'] | null;
  /** Null: the log is not a file of this folder. */
  magasin: Magasin | null;
  /** Everything but the caches. */
  fermer(): Promise<void>;
}

/** No fact was ever written in this folder. */
export class JournalAbsent extends Error {
  override name = 'JournalAbsent';
  constructor() {
    super('Ce dossier ne contient pas de journal : rien n’y a encore été enregistré.');
  }
}

/** @throws JournalAbsent */
export function exigerUnJournal(donnees: string): void {
  if (avecFichier('journal', () => compterLesFaits(donnees)) === 0) throw new JournalAbsent();
}

type Options = OptionsJalon & { horloge: () => Date };

/** @throws DossierTenu, JournalTronque, JournalAbsent, CleIllisible, PanneDeFichier, StoreUnavailable */
export async function ouvrirFichiers(
  options: Options,
  ecriture: Ecriture,
  stockage: Stockage,
  surErreur: (erreur: unknown) => void,
): Promise<Fichiers> {
  const exterieur = options.store ?? (await ouvrirAuLoin(options, ecriture));
  const fermerExterieur = async (): Promise<void> => {
    if (options.store === undefined) await exterieur?.close();
  };
  if (options.donnees === undefined) return enMemoire(exterieur ?? openMemoryStore(), options);
  const donnees = resolve(options.donnees);
  const cles = resolve(options.cles ?? `${donnees}-cles`);
  const lecture = options.ouverture === 'lecture';
  const verrou = lecture ? null : prendreVerrou(donnees, options.horloge());
  try {
    const vus = exterieur ? 0 : faitsVusDehors(cles);
    const faits = exterieur ? 0 : avecFichier('journal', () => compterLesFaits(donnees));
    const neuf = exterieur ? await videAilleurs(exterieur, cles) : faits === 0;
    if (faits > 0 && vus === 0) direPointsAbsents(stockage);
    if (neuf && vus > 0) throw new JournalTronque(`${vus} faits ont été scellés`);
    if (neuf && lecture) throw new JournalAbsent();
    if (!lecture) mkdirSync(cles, { recursive: true, mode: 0o700 });
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
    const magasin = exterieur
      ? null
      : avecFichier('journal', () => ouvrirMagasin(donnees, cles, lecture ? undefined : sealer, suites));
    if (magasin) taille = magasin.faits;
    const store = exterieur ?? magasin?.store ?? openMemoryStore();
    return {
      store,
      coffre,
      cleIndex,
      secrets: { empreintes, temoins: magasin && { ...magasin, vus } },
      caches: () =>
        secrets.provisoires()
          ? { liens: liensEnMemoire(), fichierProjections: ':memory:' }
          : {
              liens: liensProteges(join(donnees, 'personnes.db'), empreintes.index ?? '', stockage, options.horloge),
              fichierProjections: join(donnees, 'projections.db'),
            },
      annoncer: verrou?.annoncer ?? null,
      magasin,
      async fermer() {
        await fermerExterieur();
        await magasin?.store.close();
        coffre.fermer();
        verrou?.relacher();
      },
    };
  } catch (erreur) {
    await fermerExterieur();
    verrou?.relacher();
    throw erreur;
  }
}

/** A single node on EventStoreDB, before any file is opened: its keys and links are files that another one does not have. */
async function ouvrirAuLoin(
  { eventstoredb, ouverture, aleatoire = randomUUID }: Options,
  ecriture: Ecriture,
): Promise<EventStore | undefined> {
  if (eventstoredb === undefined) return undefined;
  if (ouverture === 'lecture') return openEventStoreDb({ connectionString: eventstoredb });
  const perdu = (): void =>
    ecriture.fermer({
      code: 'noeud',
      phrase: 'Un autre nœud a pris le droit d’écrire pendant que celui-ci ne répondait plus.',
      remede: 'Arrêtez ce nœud ; relancez-le si l’autre doit s’arrêter.',
    });
  const noeud = openEventStoreDb({ connectionString: eventstoredb, lease: { holder: aleatoire(), onLost: perdu } });
  try {
    await noeud.claim();
  } catch (erreur) {
    await noeud.close();
    throw erreur;
  }
  return noeud;
}

const enMemoire = (store: EventStore, options: Options): Fichiers => {
  const coffre = coffreEnMemoire();
  return {
    store,
    coffre,
    cleIndex: createSecretKey(randomBytes(32)),
    secrets: null,
    caches: () => ({ liens: liensEnMemoire(), fichierProjections: ':memory:' }),
    annoncer: null,
    magasin: null,
    async fermer() {
      if (options.store === undefined) await store.close();
      coffre.fermer();
    },
  };
};

/** How long a first start waits for a distant log, in milliseconds, and between two tries. */
const PATIENCE = 60_000;
const REPRISE = 1000;

/**
 * A distant log that does not answer may hold facts: no secret is made until it is known not to.
 * @returns whether it is known to be empty
 * @throws StoreUnavailable a first start, and no answer
 */
async function videAilleurs(store: EventStore, cles: string): Promise<boolean> {
  for (let attendu = 0; ; attendu += REPRISE) {
    const { ok, head } = await store.health().catch(() => ({ ok: false, head: -1 }));
    if (ok) return head < 0;
    if (secretsPresents(cles)) return false;
    if (attendu >= PATIENCE)
      throw new StoreUnavailable(
        'Le journal ne répond pas : impossible de savoir s’il contient des faits, aucune clé n’est créée.',
      );
    await attendre(REPRISE);
  }
}
