import type { WitnessOptions } from './continuity.js';
import type { LeaseOptions } from './lease.js';

export interface EventStoreDbOptions {
  /**
   * For instance `esdb://127.0.0.1:2113?tls=false`; user and password may be in it. The user must be allowed to read
   * `$all`, which the server reserves to its administrators unless `$settings` says otherwise.
   */
  connectionString: string;
  /** Longest wait for one call, in milliseconds, default 5000. The client itself can wait for ever on a silent server. */
  timeoutMs?: number;
  /** How many times an append of unknown outcome is sent, same ids and same expected revision, default 3. */
  attempts?: number;
  /** First pause before a subscription reconnects, doubled at each failure up to 5 s; default 50 ms. */
  reconnectMs?: number;
  /** Refuses a second node: nothing is written before `claim`, nor once another node has taken over. Absent: several may write. */
  lease?: LeaseOptions;
  /** What a former run knew of the log, and where this one tells what it knows. */
  witness?: WitnessOptions;
}

export interface Settings {
  timeoutMs: number;
  attempts: number;
  reconnectMs: number;
}

export const settingsOf = (o: EventStoreDbOptions): Settings => ({
  timeoutMs: o.timeoutMs ?? 5000,
  attempts: Math.max(1, o.attempts ?? 3),
  reconnectMs: o.reconnectMs ?? 50,
});
