/**
 * Long work on the rows: a rebuild, or a log that is far ahead. It is done in a thread of its own when whoever composes the program gives
 * the way to start one, because it alone knows where the log and the keys are.
 */
import type { EventStore } from '@jalon/event-store';
import type { Lock } from './lock.js';
import { signature, type Projection } from './projection.js';

export interface Avancement {
  projections: string[];
  /** Last event folded. */
  position: number;
  /** Last event of the log when the rebuild began. */
  tete: number;
  /** Events folded since this call. */
  faits: number;
  parSeconde: number;
}

export interface RebuildOptions {
  progression?(avancement: Avancement): void;
  /** Aborting keeps what is built: the next call goes on from there. */
  signal?: AbortSignal;
  batchSize?: number;
  /** Throws away what an interrupted rebuild left. */
  depuisZero?: boolean;
}

export interface RebuildResult {
  /** False when the signal was aborted before the swap. */
  terminee: boolean;
  position: number;
  faits: number;
}

/** Plain data: it goes from a thread to another. */
export interface Travail extends Pick<RebuildOptions, 'batchSize' | 'depuisZero'> {
  /** `rattraper`: go on from the checkpoints of the rows that are read. */
  quoi: 'rebatir' | 'rattraper';
  /** Path of `projections.db`. */
  fichier: string;
  /** Read models, and the signature that their rows must bear. */
  modeles: readonly { nom: string; signature: string }[];
  /** Memory of the lock of whoever asks. */
  partage: SharedArrayBuffer;
}
export type Suites = Pick<RebuildOptions, 'progression' | 'signal'>;
/** @returns null: it cannot be done there, and is to be done here */
export type Atelier = (travail: Travail, suites: Suites) => Promise<RebuildResult | null>;

/** Facts in the log under which a thread takes longer to start than the work to be done. */
export const ASSEZ = 1000;

/** The way to another thread, of one file. */
export class Ailleurs {
  constructor(
    private readonly atelier: Atelier,
    private readonly fichier: string,
    private readonly store: Pick<EventStore, 'countAfter'>,
    private readonly lock: Lock,
  ) {}

  /** @returns null: to be done here */
  async confier(
    quoi: Travail['quoi'],
    projections: readonly Projection[],
    { progression, signal, ...options }: RebuildOptions,
  ): Promise<RebuildResult | null> {
    if ((await this.store.countAfter(-1, ASSEZ)) < ASSEZ) return null;
    const modeles = projections.map((p) => ({ nom: p.nom, signature: signature(p) }));
    const { fichier, lock } = this;
    return this.atelier(
      { ...options, quoi, fichier, modeles, partage: lock.partage },
      { ...(progression && { progression }), ...(signal && { signal }) },
    );
  }
}
