/**
 * Append with the promises of the port over a server whose own idempotency is partial.
 *
 * Decisions (each has its case in the behaviour suite): never ANY; the key and the ids are looked up before writing;
 * a timed-out append is sent again unchanged (same ids, same expected revision: the server then compares its index
 * and answers the same), never "reload then retry", which would write twice.
 *
 * Known limit: when ANOTHER process writes the very same append (same ids) at the same instant, the server acknowledges
 * ours without saying that it wrote nothing: one effect, right revisions, but `replayed` reads false.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { canonicalJson, type CheckedEvent } from '../canonical.js';
import { remaining } from '../deadline.js';
import {
  InvalidEvent,
  KeyReused,
  RevisionConflict,
  BrokenStream,
  StoreUnavailable,
  UnknownOutcome,
  type Appended,
  type AppendKey,
  type KnownAppend,
  type ReservationMove,
} from '../port.js';
import type { Connection } from './connection.js';
import type { Continuity } from './continuity.js';
import { faultOf, OutOfTime, tooLarge, unavailable, unknownOutcome } from './faults.js';
import { pauseMs, type Settings } from './options.js';
import type { Reservations } from './reservations.js';
import type { StreamMemory, StreamHistory } from './stream-memory.js';
import type { StreamReader } from './stream-reader.js';
import { safeNumber, toWire } from './wire.js';

interface Outcome {
  key: AppendKey | undefined;
  position: bigint | undefined;
  /** What was followed when the append left. */
  since: number | undefined;
}

export class Appender {
  private readonly memory: StreamMemory;
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly connection: Connection,
    private readonly settings: Settings,
    private readonly reservations: Reservations,
    private readonly streams: StreamReader,
    private readonly continuity: Continuity,
  ) {
    this.memory = streams.memory;
  }

  /** Appends of one stream take turns in this process, so that two retries of one command cannot both write. */
  append(
    stream: string,
    expected: number,
    events: CheckedEvent[],
    key: AppendKey | undefined,
    moves: readonly ReservationMove[],
  ): Promise<Appended> {
    const before = this.turns.get(stream) ?? Promise.resolve();
    const mine = before.then(() => this.appendInTurn(stream, expected, events, key, moves));
    const settled = mine
      .catch(() => undefined)
      .finally(() => {
        if (this.turns.get(stream) === settled) this.turns.delete(stream);
      });
    this.turns.set(stream, settled);
    return mine;
  }

  async findAppend(stream: string, key: string): Promise<KnownAppend | undefined> {
    return (await this.streams.refresh(stream)).appends.get(key);
  }

  private async appendInTurn(
    stream: string,
    expected: number,
    events: CheckedEvent[],
    key: AppendKey | undefined,
    moves: readonly ReservationMove[],
  ): Promise<Appended> {
    // what is known of it is not what the server shows: nothing is added before it reads whole
    if (this.streams.broken.has(stream)) await this.streams.read(stream, 0);
    let history = this.memory.get(stream);
    // complete up to `expected`: the server will refuse if there is more, so ids and keys are all known
    if (history?.head !== expected) history = await this.streams.refresh(stream);
    const done = await this.alreadyDone(stream, expected, events, key, history);
    if (done) return done;
    await this.reserve(stream, expected, events, moves);
    return this.send(stream, expected, events, key);
  }

  /** All of them or the append does not leave; those that moved stay unfinished, for whoever finds them to close. */
  private async reserve(
    stream: string,
    expected: number,
    events: CheckedEvent[],
    moves: readonly ReservationMove[],
  ): Promise<void> {
    const holder = { stream, revision: expected + 1 };
    const settled = await Promise.allSettled(
      moves.map((move) => this.reservations.move(move, holder, events[0]?.id ?? '')),
    );
    for (const s of settled) if (s.status === 'rejected') throw s.reason;
  }

  /** Outcome when there is nothing to write; throws when it must not be written. */
  private async alreadyDone(
    stream: string,
    expected: number,
    events: CheckedEvent[],
    key: AppendKey | undefined,
    history: StreamHistory,
  ): Promise<Appended | undefined> {
    const known = key && history.appends.get(key.key);
    if (known) {
      if (known.fingerprint !== key.fingerprint)
        throw new KeyReused(`stream ${stream}: key already recorded for another request`);
      const { fingerprint: _, ...outcome } = known;
      return outcome;
    }
    if (history.head !== expected) {
      if (history.ids.get(events[0]?.id ?? '') === expected + 1) {
        const replayed = await this.replayedBy(stream, expected, events);
        if (replayed) return replayed;
      }
      throw new RevisionConflict(stream, expected, history.head);
    }
    if (events.some((e) => history.ids.has(e.id))) throw new InvalidEvent('event id already stored in this stream');
    return undefined;
  }

  private async send(
    stream: string,
    expected: number,
    events: CheckedEvent[],
    key: AppendKey | undefined,
  ): Promise<Appended> {
    const wire = toWire(events, key);
    const { since } = this.streams.followed;
    let uncertain: unknown;
    let last: unknown;
    for (let attempt = 1; attempt <= this.settings.attempts; attempt++) {
      try {
        const { position, lastRevision } = await this.connection.append(stream, expected, wire);
        if (lastRevision !== BigInt(expected + events.length)) throw this.writtenElsewhere(stream);
        return await this.written(stream, expected, events, { key, position, since });
      } catch (error) {
        last = error;
        if (error instanceof UnknownOutcome) throw error;
        const fault = faultOf(error);
        if (fault === 'deleted') throw new BrokenStream(stream, 'deleted');
        if (fault === 'too-large') throw tooLarge();
        // refused now, but an earlier attempt may have been carried out
        if (fault === 'refused' && uncertain !== undefined) break;
        if (fault === 'refused') throw unavailable(error);
        if (fault === 'conflict')
          return await this.afterConflict(stream, expected, events, key, uncertain !== undefined);
        if (fault === 'unknown') uncertain = error;
        if (error instanceof OutOfTime || remaining() <= 0) break;
        if (attempt < this.settings.attempts) await pause(pauseMs(this.settings, attempt));
      }
    }
    if (uncertain === undefined) throw unavailable(last);
    // what is known of the stream may be behind by our own writing: the retry must read again
    this.memory.forget(stream);
    this.streams.followed.reset();
    throw unknownOutcome(uncertain);
  }

  private async written(
    stream: string,
    expected: number,
    events: CheckedEvent[],
    { key, position: commit, since }: Outcome,
  ): Promise<Appended> {
    const lastRevision = expected + events.length;
    if (commit === undefined || commit > BigInt(Number.MAX_SAFE_INTEGER)) {
      // an idempotent answer may come without a position: the event itself has it
      try {
        await this.streams.refresh(stream);
        const [last] = await this.streams.read(stream, lastRevision);
        if (last)
          return { firstRevision: expected + 1, lastRevision, lastPosition: last.event.position, replayed: false };
      } catch (error) {
        throw unknownOutcome(error);
      }
      throw unknownOutcome(new StoreUnavailable('an acknowledged event cannot be read back'));
    }
    const lastPosition = safeNumber(commit, 'position');
    this.continuity.note({ position: lastPosition, id: events.at(-1)?.id ?? '' });
    const history = this.memory.learn(
      stream,
      events.map((e, i) => ({
        event: {
          id: e.id,
          type: e.type,
          data: {},
          meta: {},
          stream,
          revision: expected + 1 + i,
          position: lastPosition,
        },
        append: key && i === 0 ? { ...key, count: events.length } : undefined,
      })),
    );
    if (history.head === lastRevision) this.streams.followed.mark(stream, history, since);
    return { firstRevision: expected + 1, lastRevision, lastPosition, replayed: false };
  }

  /** The server found another revision: somebody else wrote, or an earlier attempt of ours did. */
  private async afterConflict(
    stream: string,
    expected: number,
    events: CheckedEvent[],
    key: AppendKey | undefined,
    mayBeOurs: boolean,
  ): Promise<Appended> {
    try {
      const history = await this.streams.refresh(stream);
      const done = await this.alreadyDone(stream, expected, events, key, history);
      if (done) return { ...done, replayed: !mayBeOurs };
      // the conflict vanished: only possible when the server lost writes it had announced
      throw new StoreUnavailable('the server refused a revision that it shows');
    } catch (error) {
      this.memory.forget(stream);
      if (error instanceof StoreUnavailable && mayBeOurs) throw unknownOutcome(error);
      throw error;
    }
  }

  /**
   * The server wrote at other revisions than those asked: it does so on a stream deleted meanwhile, which it brings back. Facts are
   * there, in a history that is no longer whole.
   */
  private writtenElsewhere(stream: string): UnknownOutcome {
    this.memory.forget(stream);
    return unknownOutcome(new BrokenStream(stream, 'rewritten'));
  }

  private async replayedBy(
    stream: string,
    expected: number,
    events: readonly CheckedEvent[],
  ): Promise<Appended | undefined> {
    const stored = (await this.streams.read(stream, expected + 1)).slice(0, events.length).map(({ event }) => event);
    const same =
      stored.length === events.length &&
      events.every((e, i) => {
        const s = stored[i];
        return (
          s !== undefined &&
          s.id === e.id &&
          s.type === e.type &&
          canonicalJson(s.data) === e.data &&
          canonicalJson(s.meta) === e.meta
        );
      });
    const last = stored.at(-1);
    return same && last
      ? { firstRevision: expected + 1, lastRevision: last.revision, lastPosition: last.position, replayed: true }
      : undefined;
  }
}
