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
import {
  InvalidEvent,
  KeyReused,
  RevisionConflict,
  StoreUnavailable,
  type Appended,
  type AppendKey,
  type KnownAppend,
  type ReservationMove,
} from '../port.js';
import type { Connection } from './connection.js';
import { faultOf, tooLarge, unavailable, unknownOutcome } from './faults.js';
import type { Settings } from './options.js';
import type { Reservations } from './reservations.js';
import { StreamMemory, type StreamHistory } from './stream-memory.js';
import { fromWire, safeNumber, toWire, type FromWire } from './wire.js';

export class Appender {
  private readonly memory = new StreamMemory();
  private readonly turns = new Map<string, Promise<unknown>>();

  constructor(
    private readonly connection: Connection,
    private readonly settings: Settings,
    private readonly reservations: Reservations,
  ) {}

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
    return (await this.refresh(stream)).appends.get(key);
  }

  /** Events read by somebody else from revision 0 on are worth remembering: the next append saves a read. */
  learn(stream: string, events: readonly FromWire[]): void {
    this.memory.learn(stream, events);
  }

  private async appendInTurn(
    stream: string,
    expected: number,
    events: CheckedEvent[],
    key: AppendKey | undefined,
    moves: readonly ReservationMove[],
  ): Promise<Appended> {
    let history = this.memory.get(stream);
    // complete up to `expected`: the server will refuse if there is more, so ids and keys are all known
    if (history?.head !== expected) history = await this.refresh(stream);
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
    let uncertain: unknown;
    let last: unknown;
    for (let attempt = 1; attempt <= this.settings.attempts; attempt++) {
      try {
        const { position } = await this.connection.append(stream, expected, wire);
        return await this.written(stream, expected, events, key, position?.commit);
      } catch (error) {
        last = error;
        const fault = faultOf(error);
        if (fault === 'too-large') throw tooLarge();
        // refused now, but an earlier attempt may have been carried out
        if (fault === 'refused' && uncertain !== undefined) break;
        if (fault === 'refused') throw unavailable(error);
        if (fault === 'conflict')
          return await this.afterConflict(stream, expected, events, key, uncertain !== undefined);
        if (fault === 'unknown') uncertain = error;
        if (attempt < this.settings.attempts)
          await pause(Math.min(1000, this.settings.reconnectMs * 2 ** (attempt - 1)));
      }
    }
    if (uncertain === undefined) throw unavailable(last);
    // what is known of the stream may be behind by our own writing: the retry must read again
    this.memory.forget(stream);
    throw unknownOutcome(uncertain);
  }

  private async written(
    stream: string,
    expected: number,
    events: CheckedEvent[],
    key: AppendKey | undefined,
    commit: bigint | undefined,
  ): Promise<Appended> {
    const lastRevision = expected + events.length;
    if (commit === undefined || commit > BigInt(Number.MAX_SAFE_INTEGER)) {
      // an idempotent answer may come without a position: the event itself has it
      try {
        await this.refresh(stream);
        const [last] = await this.read(stream, lastRevision);
        if (last)
          return { firstRevision: expected + 1, lastRevision, lastPosition: last.event.position, replayed: false };
      } catch (error) {
        throw unknownOutcome(error);
      }
      throw unknownOutcome(new StoreUnavailable('an acknowledged event cannot be read back'));
    }
    const lastPosition = safeNumber(commit, 'position');
    this.memory.learn(
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
      const history = await this.refresh(stream);
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

  private async refresh(stream: string): Promise<StreamHistory> {
    const from = (this.memory.get(stream)?.head ?? -1) + 1;
    return this.memory.learn(stream, await this.read(stream, from));
  }

  private async read(stream: string, fromRevision: number): Promise<FromWire[]> {
    try {
      return (await this.connection.readStream(stream, fromRevision)).map((resolved) => ours(resolved));
    } catch (error) {
      throw unavailable(error);
    }
  }

  private async replayedBy(
    stream: string,
    expected: number,
    events: readonly CheckedEvent[],
  ): Promise<Appended | undefined> {
    const stored = (await this.read(stream, expected + 1)).slice(0, events.length).map(({ event }) => event);
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

/** In one of our streams every event must be ours: a hole in the revisions must not be read as a shorter history. */
export function ours(resolved: Parameters<typeof fromWire>[0]): FromWire {
  const event = fromWire(resolved);
  if (!event) throw new StoreUnavailable('the stream holds an event that this program did not write');
  return event;
}
