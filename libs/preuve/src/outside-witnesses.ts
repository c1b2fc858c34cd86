/** The checkpoints of a log held elsewhere than in it, compared with its leaves as they are read (verifier.ts). */
import { LEAF_FORMAT, readUnverifiedCheckpoint, type Checkpoint } from './checkpoint.js';
import { genuine, unlessRefused } from './genuine.js';
import type { LogRefused } from './log-report.js';
import type { Frontier } from './merkle.js';
import type { Verifier } from './note.js';

/** An outside checkpoint, its signature not checked yet. */
interface Witness extends Checkpoint {
  note: string;
}

/** The checkpoints held elsewhere, by size. */
export class OutsideWitnesses {
  readonly refused: string[] = [];
  /** Of a former format of the leaf: they say nothing of this tree. */
  readonly former: Witness[] = [];
  private at = 0;
  private readonly agreed: Witness[] = [];

  private constructor(
    private readonly claims: Witness[],
    private readonly verifier: Verifier,
  ) {}

  static async read(notes: Iterable<string> | AsyncIterable<string>, verifier: Verifier): Promise<OutsideWitnesses> {
    const claims: Witness[] = [];
    const unreadable: string[] = [];
    const former: Witness[] = [];
    for await (const note of notes) {
      const claim = readWitness(note);
      if (claim === undefined) unreadable.push(note);
      else if (!claim.context.includes(LEAF_FORMAT)) former.push(claim);
      else claims.push(claim);
    }
    const witnesses = new OutsideWitnesses(
      claims.sort((a, b) => a.size - b.size),
      verifier,
    );
    witnesses.refused.push(...unreadable);
    witnesses.former.push(...former);
    return witnesses;
  }

  /** Size of the next checkpoint to compare. */
  get next(): number | undefined {
    return this.claims[this.at]?.size;
  }

  /** Compares the checkpoints of the present size of the log. */
  compare(log: Frontier): LogRefused | undefined {
    for (let claim = this.claims[this.at]; claim?.size === log.size; claim = this.claims[this.at]) {
      this.at += 1;
      if (claim.root === log.root()) {
        this.agreed.push(claim);
      } else if (genuine(claim.note, this.verifier)) {
        return {
          ok: false,
          fault: 'altered',
          position: this.newestGenuine(),
          upTo: claim.size,
          witness: 'outside',
          checkpoint: claim.note,
        };
      } else {
        this.refused.push(claim.note);
      }
    }
    return undefined;
  }

  /**
   * At the end of the log: the largest signed checkpoint that attests more leaves than there are, whatever their format.
   * @param sealed number of leaves the log's own seals vouch for
   */
  beyond(sealed: number, log: Frontier): LogRefused | undefined {
    const former = this.former.filter((w) => w.size > log.size);
    for (const { note, size } of [...this.claims.slice(this.at), ...former].sort((a, b) => b.size - a.size)) {
      if (genuine(note, this.verifier)) {
        const position = Math.max(sealed, this.newestGenuine());
        return { ok: false, fault: 'missing', position, upTo: size, witness: 'outside', checkpoint: note };
      }
      this.refused.push(note);
    }
    return undefined;
  }

  /** Size of the newest checkpoint that agrees with the log and is signed, 0 if none. */
  newestGenuine(): number {
    for (let claim = this.agreed.at(-1); claim !== undefined; claim = this.agreed.at(-1)) {
      if (genuine(claim.note, this.verifier)) return claim.size;
      this.refused.push(claim.note);
      this.agreed.pop();
    }
    return 0;
  }
}

function readWitness(note: string): Witness | undefined {
  return unlessRefused(() => ({ note, ...readUnverifiedCheckpoint(note) }));
}
