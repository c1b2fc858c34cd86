/**
 * Walks a live log under its seals and goes on after what does not hold: `verifyLog` answers about a log, stopping at its first fault;
 * this one keeps watch over a store, where everything that is not touched must stay usable and be told apart.
 *
 * A seal vouches for the facts before it when three things agree: the tree recomputed from the facts, the state of the tree stored with
 * the seal, and the signed checkpoint. The first two are compared at each seal; the signature, a hundred times dearer than a hash, at one
 * seal out of `step` and at the last one (it vouches for all before it), then one by one when it does not stand.
 */
import { claimedSize, LEAF_FORMAT } from './checkpoint.js';
import { genuine } from './genuine.js';
import { Frontier, leafHash } from './merkle.js';
import type { Verifier } from './note.js';

/** A seal as a store holds it; `position` is that of the last fact it covers. */
export interface SealRow {
  position: number;
  size: number;
  root: string;
  checkpoint: string;
  frontier: Uint8Array;
}

/**
 * - `altered`: these facts are not those that were signed (changed, removed, added, moved);
 * - `seal`: the facts are right as far as anyone can tell, their seal is not;
 * - `fork`: they are what the log's own seals say, and not what a checkpoint kept outside says: another history, sealed with its key;
 * - `missing`: a checkpoint kept outside attests facts after the last one;
 * - `unsealed`: no seal covers them.
 */
export type BreakFault = 'altered' | 'seal' | 'fork' | 'missing' | 'unsealed';
export interface Break {
  /** Positions in the store, both included. */
  from: number;
  to: number;
  fault: BreakFault;
}

export class SealedWalk {
  readonly breaks: Break[] = [];
  /** Facts looked at. */
  facts = 0;
  /** Outside checkpoints that say nothing: unreadable, or contradicting the log without being signed by its key. */
  refusedOutside = 0;
  /** Position of the last fact read, and of the first one that no seal read since covers. */
  private last: number;
  private first: number | undefined;
  /** A point kept outside contradicts the facts that the next seal covers. */
  private doubt = false;
  private batch: { row: SealRow; from: number }[] = [];
  /** The last seal that stands with all that this walk gave it to vouch for. */
  private vouching: SealRow | undefined;
  private readonly outside: Iterator<string>;
  private awaited: { note: string; size: number } | undefined;

  private constructor(
    private readonly verifier: Verifier,
    private readonly step: number,
    private log: Frontier,
    from: number,
    outside: Iterable<string>,
  ) {
    this.last = from;
    this.outside = outside[Symbol.iterator]();
    this.hearNext();
  }

  /**
   * @param step seals between two signatures checked; 1 checks each
   * @param outside checkpoints kept elsewhere than in the log, in the order of their sizes
   */
  static fromStart(verifier: Verifier, step: number, outside: Iterable<string> = []): SealedWalk {
    return new SealedWalk(verifier, step, Frontier.empty(), -1, outside);
  }

  /** Undefined: that seal vouches for nothing. */
  static fromSeal(
    seal: SealRow,
    verifier: Verifier,
    step: number,
    outside: Iterable<string> = [],
  ): SealedWalk | undefined {
    const state = signedState(seal, verifier);
    return state && new SealedWalk(verifier, step, state, seal.position, outside);
  }

  /** Position of the last fact read. */
  get position(): number {
    return this.last;
  }

  /** What a later walk may start from; undefined: no seal stands yet, or what this walk saw does not hold. */
  get vouched(): SealRow | undefined {
    return this.breaks.length === 0 ? this.vouching : undefined;
  }

  fact(position: number, bytes: Uint8Array): void {
    this.log.append(leafHash(bytes));
    this.last = position;
    this.first ??= position;
    this.facts += 1;
    while (this.awaited !== undefined && this.awaited.size <= this.log.size) this.compareOutside(this.awaited);
  }

  /** The next seal, once the facts up to its position were given. */
  seal(row: SealRow): void {
    const from = Math.min(this.first ?? row.position, row.position);
    this.first = undefined;
    const agrees =
      row.size === this.log.size && row.position === this.last && this.log.encode().equals(Buffer.from(row.frontier));
    if (agrees) {
      this.batch.push({ row: { ...row }, from });
      if (this.batch.length >= this.step || this.doubt) this.settle();
      // sealed with the key of the log, and not what was seen: another history
      if (this.doubt && !(this.breaks.at(-1)?.to === row.position)) this.break(from, row.position, 'fork');
      this.doubt = false;
      return;
    }
    this.doubt = false;
    this.settle();
    const state = signedState(row, this.verifier);
    // the signature says which of the two is wrong, the facts or what is stored with their seal
    const rightFacts = signs(row, this.log, this.verifier);
    this.break(from, row.position, rightFacts ? 'seal' : 'altered');
    if (!rightFacts && state) this.log = state;
    this.last = Math.max(this.last, row.position);
  }

  /** No more facts: checks what waits. */
  end(): void {
    this.settle();
    if (this.first !== undefined) this.break(this.first, this.last, 'unsealed');
  }

  private settle(): void {
    const batch = this.batch;
    this.batch = [];
    const newest = batch.at(-1);
    if (newest === undefined) return;
    if (signedState(newest.row, this.verifier)) {
      this.vouching = newest.row;
      return;
    }
    for (const { row, from } of batch) {
      if (signedState(row, this.verifier)) continue;
      // these rows agree with the facts: another tree signed of as many facts accuses them, anything else the seal alone
      const signed = genuine(row.checkpoint, this.verifier);
      const another = signed?.size === row.size && !signs(row, Frontier.decode(row.frontier), this.verifier);
      this.break(from, row.position, another ? 'altered' : 'seal');
    }
  }

  private break(from: number, to: number, fault: BreakFault): void {
    const previous = this.breaks.at(-1);
    // a fork goes on: every later point kept outside contradicts it again
    if (previous?.fault === fault && (fault === 'fork' || previous.to + 1 >= from))
      previous.to = Math.max(previous.to, to);
    else this.breaks.push({ from, to, fault });
  }

  private compareOutside({ note, size }: { note: string; size: number }): void {
    this.hearNext();
    // a point that nobody signed accuses nobody; one of a size passed over is compared by the next ones
    if (size !== this.log.size) return;
    const signed = genuine(note, this.verifier);
    if (signed === undefined) this.refusedOutside += 1;
    if (!signed?.context.includes(LEAF_FORMAT) || signed.root === this.log.root()) return;
    this.doubt = true;
  }

  private hearNext(): void {
    const { done, value } = this.outside.next();
    this.awaited = done === true ? undefined : { note: value, size: claimedSize(value) };
    if (this.awaited === undefined || !Number.isNaN(this.awaited.size)) return;
    this.refusedOutside += 1;
    this.hearNext();
  }
}

/** The tree that this seal stores and signs; undefined when the two differ, or when nobody signed. */
export function signedState(seal: SealRow, verifier: Verifier): Frontier | undefined {
  try {
    const state = Frontier.decode(seal.frontier);
    return signs(seal, state, verifier) && seal.root === state.root() && seal.size === state.size ? state : undefined;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function signs({ checkpoint }: SealRow, tree: Frontier, verifier: Verifier): boolean {
  const signed = genuine(checkpoint, verifier);
  return signed?.size === tree.size && signed.root === tree.root();
}
