/**
 * What is being written, told at once to those who may read it: a dossier and its revision, nothing else. Whoever is told asks again through
 * the one door. One subscription to the log for everybody, only while somebody listens.
 */
import { setTimeout as attendre } from 'node:timers/promises';
import type { EventStore, StoredEvent } from '@jalon/event-store';
import type { Acteur } from '@jalon/parcours';
import type { Projections } from '@jalon/projections';
import type { Moteur } from '../resultat.js';

export interface Nouvelle {
  parcours: string;
  revision: number;
}
/** « tout »: from here on it is followed; of what moved before, nothing was told. */
export type Recevoir = (nouvelles: readonly Nouvelle[] | 'tout') => void;

const PREFIXE = 'parcours-';
/** Milliseconds in which facts are told together. */
const GROUPE = 100;
/** Milliseconds left to the read models to show what is told: past them it is told all the same. */
const VISIBLE = 1000;
/** Milliseconds before a subscription that ended is made again. */
const REPRISE = 1000;

interface Sources {
  store: EventStore;
  moteur: Pick<Moteur, 'lit'>;
  projections: Pick<Projections, 'quandTraite'>;
  surErreur(erreur: unknown): void;
}

export class Nouvelles {
  private readonly abonnes = new Map<Recevoir, Acteur>();
  private ecoute: AbortController | null = null;
  private fini: Promise<void> = Promise.resolve();
  /** Whether the log is followed, from a position that is known. */
  private suivi = false;

  constructor(private readonly sources: Sources) {}

  /** @returns ends it */
  abonner(lecteur: Acteur, recevoir: Recevoir): () => void {
    this.abonnes.set(recevoir, lecteur);
    if (!this.ecoute) {
      this.ecoute = new AbortController();
      this.fini = this.ecouter(this.ecoute.signal);
    } else if (this.suivi) recevoir('tout');
    return () => {
      this.abonnes.delete(recevoir);
      if (this.abonnes.size === 0) this.taire();
    };
  }

  async arreter(): Promise<void> {
    this.abonnes.clear();
    this.taire();
    await this.fini;
  }

  private taire(): void {
    this.ecoute?.abort();
    this.ecoute = null;
    this.suivi = false;
  }

  private async ecouter(signal: AbortSignal): Promise<void> {
    const { store, surErreur } = this.sources;
    let apres: number | null = null;
    while (!signal.aborted) {
      try {
        if (apres === null) {
          apres = (await store.health()).head;
          if (signal.aborted) return;
          this.suivi = true;
          for (const recevoir of this.abonnes.keys()) recevoir('tout');
        }
        const filter = { streamPrefixes: [PREFIXE] };
        for await (const message of store.subscribeAll({ after: apres, filter, signal })) {
          if (message.kind !== 'events') continue;
          apres = message.events.at(-1)?.position ?? apres;
          await this.dire(message.events, signal);
        }
      } catch (erreur) {
        if (signal.aborted) return;
        // the log is not the one that was followed any more, or does not answer: all is to be asked again once it is followed
        apres = null;
        this.suivi = false;
        surErreur(erreur);
      }
      await attendre(REPRISE, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  private async dire(evenements: readonly StoredEvent[], signal: AbortSignal): Promise<void> {
    await attendre(GROUPE, undefined, { signal, ref: false }).catch(() => undefined);
    await this.sources.projections.quandTraite(evenements.at(-1)?.position ?? 0, VISIBLE);
    const derniers = new Map(evenements.map((e) => [e.stream.slice(PREFIXE.length), e.revision]));
    for (const [recevoir, lecteur] of this.abonnes) {
      const lues: Nouvelle[] = [];
      for (const [parcours, revision] of derniers) {
        if (signal.aborted) return;
        // the right to read is that of this moment, and of this reader: never told, then hidden
        if (await this.sources.moteur.lit(parcours, lecteur)) lues.push({ parcours, revision });
      }
      if (lues.length > 0 && this.abonnes.has(recevoir)) recevoir(lues);
    }
  }
}
