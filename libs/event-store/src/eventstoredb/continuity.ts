/**
 * Whether the log at the other end is still the one this node knew. A backup put back, an empty server, the address of another one:
 * none of them is an error for the client, which reconnects and goes on. So the last fact known is looked for again, where it stood,
 * each time whoever answers may have changed; in between nothing is asked.
 */
import { LogWentBack, StoreUnavailable } from '../port.js';
import type { Connection } from './connection.js';
import { isNoPosition, unavailable } from './faults.js';

/** One fact of the log, and where it stands. */
export interface KnownFact {
  position: number;
  id: string;
}

export interface WitnessOptions {
  /** What was kept by a former run, if anything. */
  known?: KnownFact | undefined;
  /** Told of each greater fact seen, to be kept outside the log; may be late, never ahead. */
  keep?(fact: KnownFact): void;
  /** Called each time the log is found not to hold it any more. */
  onWentBack?(): void;
}

export class Continuity {
  private last: KnownFact | undefined;
  private doubt: boolean;
  private broken: LogWentBack | undefined;
  private check: Promise<void> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly witness: WitnessOptions = {},
  ) {
    this.last = witness.known;
    this.doubt = this.last !== undefined;
  }

  /** Whoever answers next may not be who answered before. */
  question(): void {
    this.doubt = this.last !== undefined;
  }

  /** Greatest position known, -1 when none is. */
  get position(): number {
    return this.last?.position ?? -1;
  }

  get wentBack(): boolean {
    return this.broken !== undefined;
  }

  /** A fact that the log holds. What is read of a log that is not ours teaches nothing. */
  note(fact: KnownFact): void {
    if (this.broken || this.doubt || fact.position <= this.position) return;
    this.last = { position: fact.position, id: fact.id };
    this.witness.keep?.(this.last);
  }

  /** @throws LogWentBack, StoreUnavailable it could not be asked */
  confirm(): Promise<void> {
    if (!this.doubt) return Promise.resolve();
    this.check ??= this.ask().finally(() => {
      this.check = undefined;
    });
    return this.check;
  }

  /** For what reads a log that went back as it stands. @throws StoreUnavailable it could not be asked */
  async confirmUnlessBack(): Promise<void> {
    await this.confirm().catch((error: unknown) => {
      if (!(error instanceof LogWentBack)) throw error;
    });
  }

  private async ask(): Promise<void> {
    const { last } = this;
    if (last && !(await this.stands(last))) {
      if (!this.broken) {
        this.broken = new LogWentBack();
        this.witness.onWentBack?.();
      }
      throw this.broken;
    }
    this.broken = undefined;
    this.doubt = false;
  }

  /** By position, not by stream: a stream may be truncated or deleted, which says nothing of the log. */
  private async stands({ position, id }: KnownFact): Promise<boolean> {
    try {
      const [found] = await this.connection.readAll(BigInt(position), 1);
      // the record of a deleted stream may have been scavenged: what follows it is then read at its place
      return found?.event !== undefined && (found.event.id === id || found.event.position?.commit !== BigInt(position));
    } catch (error) {
      if (isNoPosition(error)) return false;
      throw error instanceof StoreUnavailable ? error : unavailable(error);
    }
  }
}
