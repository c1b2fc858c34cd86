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
import { claimedSize } from './checkpoint.js';
import { genuine } from './genuine.js';
import type { LogAccepted, LogRefused } from './log-report.js';
import { Frontier, leafHash } from './merkle.js';
import { parseVerifierKey, type Verifier } from './note.js';
import { OutsideWitnesses } from './outside-witnesses.js';
import { StoredSeals, type Claim } from './stored-seals.js';

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
 * @param leaves bytes of all the facts, in position order (the very bytes that were sealed)
 * @throws NoteRefused the key is not a verifier key
 */
export async function verifyLog(
  leaves: ManyOf<Uint8Array>,
  { key, seals, outside = [], step = 1024 }: VerifyOptions,
): Promise<LogAccepted | LogRefused> {
  const verifier = typeof key === 'string' ? parseVerifierKey(key) : key;
  const log = Frontier.empty();
  const witnesses = await OutsideWitnesses.read(outside, verifier);
  const own = new StoredSeals(verifier, step);
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

  refused = own.settle() ?? witnesses.beyond(own.sealed, log);
  if (refused === undefined && seal !== undefined) {
    const fault = genuine(seal.note, verifier) ? 'missing' : 'seal';
    refused = { ok: false, fault, position: own.sealed, upTo: seal.size, witness: 'seal', checkpoint: seal.note };
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
    formerOutside: witnesses.former.map((w) => w.note),
  };
}

function iterate<T>(many: ManyOf<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in many ? many[Symbol.asyncIterator]() : many[Symbol.iterator]();
}
