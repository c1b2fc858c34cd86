/** A log that is elsewhere: the right to write in it, what this node remembers of it, and what can be known of it before anything is opened. */
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import {
  AccessRefused,
  openEventStoreDb,
  StoreUnavailable,
  type EventStore,
  type LeaseOptions,
} from '@jalon/event-store';
import { direJournalAbsent } from './exploitation/acces.js';
import type { Ecriture } from './exploitation/ecriture.js';
import { JOURNAL_RECULE, ouvrirJournalVu } from './exploitation/journal-vu.js';
import { secretsPresents } from './exploitation/secrets.js';
import type { Stockage } from './exploitation/stockage.js';

/** Of the options of Jalon, those that matter here. */
interface OptionsAuLoin {
  donnees?: string | undefined;
  cles?: string | undefined;
  eventstoredb?: string | undefined;
  ouverture?: 'ecriture' | 'lecture' | undefined;
  aleatoire?: (() => string) | undefined;
  onWait?: ((phrase: string) => void) | undefined;
  mandataire?: boolean | undefined;
}

export interface Lointain {
  store: EventStore;
  quandIlRecule(faire: () => void): void;
  fermer(): Promise<void>;
}

/** A single node on EventStoreDB, before any file is opened: its keys and links are files that another one does not have. */
export async function ouvrirAuLoin(
  options: OptionsAuLoin,
  ecriture: Ecriture,
  stockage: Stockage,
): Promise<Lointain | undefined> {
  const { eventstoredb, aleatoire = randomUUID, onWait } = options;
  if (eventstoredb === undefined) return undefined;
  const lecture = options.ouverture === 'lecture';
  const vu =
    options.donnees === undefined ? null : ouvrirJournalVu(dossierDesCles(options.donnees, options.cles), stockage);
  const reculs: (() => void)[] = [];
  const node = openEventStoreDb({
    connectionString: eventstoredb,
    proxy: options.mandataire ?? false,
    witness: {
      known: vu?.connu,
      ...(lecture || !vu ? {} : { keep: (fait) => vu.noter(fait) }),
      onWentBack: () => {
        ecriture.fermer(JOURNAL_RECULE);
        for (const faire of reculs) faire();
      },
    },
    ...(lecture ? {} : { lease: { holder: aleatoire(), ...leaseEvents(ecriture, onWait) } }),
  });
  const fermer = async (): Promise<void> => {
    await node.close();
    vu?.fermer();
  };
  try {
    await node.claim();
  } catch (erreur) {
    await fermer();
    throw erreur;
  }
  return { store: node, quandIlRecule: (faire) => void reculs.push(faire), fermer };
}

const leaseEvents = (ecriture: Ecriture, onWait: OptionsAuLoin['onWait']): Pick<LeaseOptions, 'onLost' | 'onWait'> => ({
  onLost: () =>
    ecriture.fermer({
      code: 'noeud',
      phrase: 'Un autre nœud a pris le droit d’écrire pendant que celui-ci ne répondait plus.',
      remede: 'Arrêtez ce nœud ; relancez-le si l’autre doit s’arrêter.',
    }),
  onWait: (ms) =>
    onWait?.(
      `Un nœud de Jalon tient encore le droit d’écrire dans cet EventStoreDB : celui-ci attend ${Math.ceil(ms / 1000)} s au plus d’être sûr qu’il est arrêté (c’est le cas après un arrêt brutal), puis démarre.`,
    ),
});

export const dossierDesCles = (donnees: string, cles: string | undefined): string =>
  resolve(cles ?? `${resolve(donnees)}-cles`);

/** How long a first start waits for a distant log, in milliseconds, and between two tries. */
const PATIENCE = 60_000;
const REPRISE = 1000;

/**
 * A distant log that does not answer may hold facts: no secret is made until it is known not to.
 * @param lecture nothing is created anyway: without an answer, it is not waited for
 * @returns whether it is known to be empty
 * @throws StoreUnavailable a first start, and no answer
 */
export async function videAilleurs(store: EventStore, cles: string, lecture: boolean): Promise<boolean> {
  for (let attendu = 0; ; attendu += REPRISE) {
    const sante = await store.health();
    const { ok, head, wentBack, refused } = sante;
    if (ok) return head < 0 && !wentBack;
    if (secretsPresents(cles)) return false;
    // a first start: waiting would not change it
    if (refused) throw new AccessRefused(refused);
    if (lecture || attendu >= PATIENCE)
      throw new StoreUnavailable(
        `${direJournalAbsent(sante) ?? 'Le journal ne répond pas.'} Impossible de savoir s’il contient des faits : aucune clé n’est créée.`,
      );
    await attendre(REPRISE);
  }
}
