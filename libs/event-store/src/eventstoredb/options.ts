import { remaining } from '../deadline.js';
import type { WitnessOptions } from './continuity.js';
import type { LeaseOptions } from './lease.js';

export interface EventStoreDbOptions {
  /**
   * For instance `esdb://127.0.0.1:2113?tls=false`; user and password may be in it. The user must be allowed to read
   * `$all`, which the server reserves to its administrators unless `$settings` says otherwise.
   */
  connectionString: string;
  /** Longest wait for one call, in milliseconds, default 2000. The client itself can wait for ever on a silent server. */
  timeoutMs?: number;
  /** How many times an append of unknown outcome is sent, same ids and same expected revision, default 3. */
  attempts?: number;
  /** First pause before a subscription reconnects, doubled at each failure up to 5 s; default 50 ms. */
  reconnectMs?: number;
  /** How often a live subscription is compared with the end of the log, default 2000 ms: a silent one is not a quiet one. */
  watchMs?: number;
  /** True: through the proxy that the environment names (`http_proxy`); default: straight to the server. */
  proxy?: boolean;
  /** Refuses a second node: nothing is written before `claim`, nor once another node has taken over. Absent: several may write. */
  lease?: LeaseOptions;
  /** What a former run knew of the log, and where this one tells what it knows. */
  witness?: WitnessOptions;
}

export interface Settings {
  timeoutMs: number;
  attempts: number;
  reconnectMs: number;
  watchMs: number;
}

export const settingsOf = (o: EventStoreDbOptions): Settings => ({
  timeoutMs: o.timeoutMs ?? 2000,
  attempts: Math.max(1, o.attempts ?? 3),
  reconnectMs: o.reconnectMs ?? 50,
  watchMs: o.watchMs ?? 2000,
});

/** Before the next try of an append: never longer than what its command has left. */
export const pauseMs = ({ reconnectMs }: Settings, attempt: number): number =>
  Math.max(0, Math.min(1000, reconnectMs * 2 ** (attempt - 1), remaining()));
