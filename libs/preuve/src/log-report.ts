/** Outcome of the verification of a log (verifier.ts). */
import type { Hash } from './merkle.js';

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
  /** Outside checkpoints of a former format of the leaf: of their facts only the number could be compared. */
  formerOutside: string[];
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
