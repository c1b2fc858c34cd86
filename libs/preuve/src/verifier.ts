/**
 * Recomputes a whole log and says where it first stops being what was signed.
 *
 * Two kinds of checkpoints are compared with the leaves:
 * - the *seals* stored with the log, one per append, in order: they locate an alteration to the append;
 * - the *outside* checkpoints (journal des points, DDETS, exports): they alone see the tail cut off, an older copy put
 *   back, or a log rewritten by someone who holds the signing key.
 *
 * Cost: verifying a signature costs a hundred times a hash. A seal whose root and signature are right vouches for
 * everything before it, so only one seal out of `step` and the last one are fully checked; those in between are
 * checked one by one when that fails, to find the first bad one. In the same way an outside checkpoint needs its
 * signature only to accuse, or to be quoted as the newest that agrees.
 */
import { claimedSize, readUnverifiedCheckpoint, verifyCheckpoint, type Checkpoint } from './checkpoint.js';
import { Frontier, leafHash, type Hash } from './merkle.js';
import { NoteRefused, parseVerifierKey, type Verifier } from './note.js';

export type ManyOf<T> = Iterable<T> | AsyncIterable<T>;

export interface VerifyOptions {
  /** Public key of the log, or its text `<origin>+<key id>+<base64>`, obtained from elsewhere than the log. */
  key: Verifier | string;
  /** Checkpoints stored with the log, in order. */
  seals: ManyOf<string>;
  /** Checkpoints held elsewhere, in any order. */
  outside?: ManyOf<string>;
  /**
   * Seals between two full checks, default 1024. 1 checks every seal, and so sees a seal altered though all the
   * facts are right; it costs a signature verification per append.
   */
  step?: number;
}

/**
 * Why a log is refused:
 * - `altered`: the leaves from `position` to `upTo` are not those that were signed (changed, removed, added, moved);
 * - `seal`: the seal of these leaves is malformed, not signed by the key, or out of order;
 * - `missing`: a signed checkpoint attests leaves that are not there any more, from `position` on;
 * - `unsealed`: the leaves from `position` on are covered by no seal.
 */
export type Fault = 'altered' | 'seal' | 'missing' | 'unsealed';

export interface LogAccepted {
  ok: true;
  /** Number of leaves. */
  size: number;
  root: Hash;
  /** Size of the newest outside checkpoint that agrees, 0 when there is none: nobody else vouches beyond it. */
  witnessedSize: number;
  /** Outside checkpoints that say nothing: unreadable, or not signed by the key. To be looked into. */
  refusedOutside: string[];
}

export interface LogRefused {
  ok: false;
  fault: Fault;
  /** Index (from 0) of the first leaf that is or may be wrong; `witness` vouches for all those before it. */
  position: number;
  /** Index after the last suspect leaf: `position` + 1 when one leaf is designated. */
  upTo: number;
  /** What contradicts the log: its own seals, or a checkpoint held elsewhere. */
  witness: 'seal' | 'outside';
  /** The note that contradicts the log, when there is one. */
  checkpoint?: string;
}

/**
 * @param leaves bytes of all the facts, in position order (the very bytes that were sealed)
 * @throws NoteRefused the key is not a verifier key
 */
export async function verifyLog(
  leaves: ManyOf<Uint8Array>,
  { key, seals, outside = [], step = 1024 }: VerifyOptions,
): Promise<LogAccepted | LogRefused> {
  const verifier = typeof key === 'string' ? parseVerifierKey(key) : key;
  const log = Frontier.empty();
  const witnesses = await Witnesses.read(outside, verifier);
  const own = new Seals(verifier, step);
  const waiting = iterate(seals);
  const nextSeal = async (): Promise<Claim | undefined> => {
    const { done, value } = await waiting.next();
    return done === true ? undefined : { note: value, size: claimedSize(value) };
  };
  let seal = await nextSeal();

  const stop = async (refused: LogRefused): Promise<LogRefused> => {
    await waiting.return?.();
    return refused;
  };
  // `!(a > b)` rather than `a <= b`: an unreadable seal, of size NaN, is due at once.
  const takeSeals = async (): Promise<LogRefused | undefined> => {
    while (seal !== undefined && !(seal.size > log.size)) {
      const refused = own.take(seal, log);
      if (refused !== undefined) return refused;
      seal = await nextSeal();
    }
    return undefined;
  };
  // The log's own seals may locate more closely what a witness contradicts, so they are heard first.
  const hearWitnesses = (): LogRefused | undefined => {
    const refused = witnesses.compare(log);
    return refused === undefined ? undefined : (own.settle() ?? refused);
  };

  let refused = (await takeSeals()) ?? hearWitnesses();
  if (refused !== undefined) return stop(refused);
  for await (const leaf of leaves) {
    log.append(leafHash(leaf));
    if (seal !== undefined && !(seal.size > log.size)) refused = await takeSeals();
    if (witnesses.next === log.size) refused ??= hearWitnesses();
    if (refused !== undefined) return stop(refused);
  }

  refused = own.settle() ?? witnesses.beyond(log.size);
  if (refused === undefined && seal !== undefined) {
    const fault = genuine(seal.note, verifier) ? 'missing' : 'seal';
    refused = { ok: false, fault, position: log.size, upTo: seal.size, witness: 'seal', checkpoint: seal.note };
  }
  if (refused === undefined && own.sealed < log.size) {
    refused = { ok: false, fault: 'unsealed', position: own.sealed, upTo: log.size, witness: 'seal' };
  }
  if (refused !== undefined) return stop(refused);
  return {
    ok: true,
    size: log.size,
    root: log.root(),
    witnessedSize: witnesses.newestGenuine(),
    refusedOutside: witnesses.refused,
  };
}

/** A checkpoint as written and the size it claims, not believed yet; NaN when it cannot be read. */
interface Claim {
  note: string;
  size: number;
}

/** The seals stored with the log. */
class Seals {
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

/** An outside checkpoint, its signature not checked yet. */
interface Witness extends Checkpoint {
  note: string;
}

/** The checkpoints held elsewhere, by size. */
class Witnesses {
  readonly refused: string[] = [];
  private at = 0;
  private readonly agreed: Witness[] = [];

  private constructor(
    private readonly claims: Witness[],
    private readonly verifier: Verifier,
  ) {}

  static async read(notes: ManyOf<string>, verifier: Verifier): Promise<Witnesses> {
    const claims: Witness[] = [];
    const unreadable: string[] = [];
    for await (const note of notes) {
      const claim = readWitness(note);
      if (claim === undefined) unreadable.push(note);
      else claims.push(claim);
    }
    const witnesses = new Witnesses(
      claims.sort((a, b) => a.size - b.size),
      verifier,
    );
    witnesses.refused.push(...unreadable);
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

  /** At the end of the log: the largest signed checkpoint that attests more leaves than there are. */
  beyond(size: number): LogRefused | undefined {
    for (const claim of this.claims.slice(this.at).reverse()) {
      if (genuine(claim.note, this.verifier)) {
        return {
          ok: false,
          fault: 'missing',
          position: size,
          upTo: claim.size,
          witness: 'outside',
          checkpoint: claim.note,
        };
      }
      this.refused.push(claim.note);
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

/** The checkpoint when it is signed by the key, undefined otherwise. */
function genuine(note: string, verifier: Verifier): Checkpoint | undefined {
  return unlessRefused(() => verifyCheckpoint(note, verifier));
}

function unlessRefused<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof NoteRefused) return undefined;
    throw error;
  }
}

function iterate<T>(many: ManyOf<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in many ? many[Symbol.asyncIterator]() : many[Symbol.iterator]();
}
