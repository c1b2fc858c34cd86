/**
 * Reservations as streams of one event kind, read from their end: the server writes one stream at a time, so a reservation
 * moves BEFORE the append that it names, and whoever finds it unfinished must first close the place it names (see ADR 0016).
 *
 * NOTE stored format: the last event of each of these streams is read back. Everything here can be lost and built again.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import { RESERVATION_PREFIX } from '../canonical.js';
import { remaining } from '../deadline.js';
import {
  ReservationConflict,
  StoreUnavailable,
  type Reservation,
  type ReservationMove,
  type ReservedAppend,
} from '../port.js';
import type { Connection } from './connection.js';
import { derivedId } from './derived-id.js';
import { faultOf, OutOfTime, unavailable } from './faults.js';
import { pauseMs, type Settings } from './options.js';
import { safeNumber } from './wire.js';

const TYPE = 'Reservation.v1';

export class Reservations {
  constructor(
    private readonly connection: Connection,
    private readonly settings: Settings,
  ) {}

  /** @throws StoreUnavailable */
  async read(name: string): Promise<Reservation> {
    const last = await this.last(name);
    if (!last) return { revision: -1, holder: null };
    return { revision: safeNumber(last.revision, 'revision'), holder: holderOf(last) };
  }

  /**
   * @param seed tells two appends apart that would name the same place: the id of the first event
   * @throws ReservationConflict, or StoreUnavailable: whether the reservation moved is then unknown, and nothing of the append
   *   it names was sent
   */
  async move({ name, expected }: ReservationMove, holder: ReservedAppend | null, seed = ''): Promise<void> {
    const stream = RESERVATION_PREFIX + name;
    const id = derivedId(stream, expected, holder, seed);
    const data = holder ? { stream: holder.stream, revision: holder.revision } : {};
    let last: unknown;
    for (let attempt = 1; attempt <= this.settings.attempts; attempt++) {
      try {
        await this.connection.append(stream, expected, [jsonEvent({ id, type: TYPE, data })]);
        if (!holder) await this.keepLastOnly(stream);
        return;
      } catch (error) {
        last = error;
        const fault = faultOf(error);
        if (fault === 'refused') break;
        if (fault === 'conflict') return this.afterConflict(name, expected, id);
        if (error instanceof OutOfTime || remaining() <= 0) break;
        if (attempt < this.settings.attempts) await pause(pauseMs(this.settings, attempt));
      }
    }
    throw unavailable(last);
  }

  /** Somebody else moved it, or an earlier attempt of ours did. */
  private async afterConflict(name: string, expected: number, id: string): Promise<void> {
    const last = await this.last(name);
    const actual = last ? safeNumber(last.revision, 'revision') : -1;
    if (actual === expected + 1 && last?.id === id) return;
    throw new ReservationConflict(name, expected, actual);
  }

  /** Released: the server forgets, at its next scavenge, every move but the last, which names no stream. */
  private async keepLastOnly(stream: string): Promise<void> {
    await this.connection.keepLast(stream, 1);
  }

  private async last(name: string): Promise<NonNullable<ResolvedEvent['event']> | undefined> {
    try {
      return (await this.connection.readLast(RESERVATION_PREFIX + name))?.event;
    } catch (error) {
      throw unavailable(error);
    }
  }
}

/** @throws StoreUnavailable what another program wrote there is not guessed */
function holderOf(e: NonNullable<ResolvedEvent['event']>): ReservedAppend | null {
  const data = e.data as { stream?: unknown; revision?: unknown } | null;
  if (e.type !== TYPE || typeof data !== 'object' || data === null)
    throw new StoreUnavailable('a reservation holds an event that this program did not write');
  return typeof data.stream === 'string' && typeof data.revision === 'number'
    ? { stream: data.stream, revision: data.revision }
    : null;
}
