/** The seals stored with a log, compared with its leaves as they are read (verifier.ts says why by batches). */
import { genuine } from './genuine.js';
import type { Fault, LogRefused } from './log-report.js';
import { Frontier } from './merkle.js';
import type { Verifier } from './note.js';

/** A checkpoint as written and the size it claims, not believed yet; NaN when it cannot be read. */
export interface Claim {
  note: string;
  size: number;
}

/** The seals stored with the log. */
export class StoredSeals {
  /** Number of leaves vouched for by seals fully checked. */
  sealed = 0;
  private batch: { claim: Claim; state: Uint8Array }[] = [];

  constructor(
    private readonly verifier: Verifier,
    private readonly step: number,
  ) {}

  /** Takes the next seal, whose size the log has reached (or passed, or that cannot be read: it is then at fault). */
  take(claim: Claim, log: Frontier): LogRefused | undefined {
    if (claim.size !== log.size) return this.settle() ?? this.fault('seal', claim);
    // The state of the tree is kept rather than its root: roots are worked out only if the batch does not stand.
    this.batch.push({ claim, state: log.encode() });
    return this.batch.length >= this.step ? this.settle() : undefined;
  }

  /** Checks the waiting seals; undefined when they stand. */
  settle(): LogRefused | undefined {
    const batch = this.batch;
    this.batch = [];
    const newest = batch.at(-1);
    if (newest !== undefined && this.check(newest) === undefined) {
      this.sealed = newest.claim.size;
      return undefined;
    }
    for (const sealed of batch) {
      const fault = this.check(sealed);
      if (fault !== undefined) return this.fault(fault, sealed.claim);
      this.sealed = sealed.claim.size;
    }
    return undefined;
  }

  private check({ claim, state }: { claim: Claim; state: Uint8Array }): Fault | undefined {
    // Signature first: a root that nobody signed accuses nothing but the seal itself.
    const signed = genuine(claim.note, this.verifier);
    if (signed === undefined) return 'seal';
    return Frontier.decode(state).root() === signed.root ? undefined : 'altered';
  }

  private fault(fault: Fault, { size, note }: Claim): LogRefused {
    const upTo = size > this.sealed ? size : this.sealed + 1;
    return { ok: false, fault, position: this.sealed, upTo, witness: 'seal', checkpoint: note };
  }
}
