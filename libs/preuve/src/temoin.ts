/**
 * What a witness does with a checkpoint: she signs it too, only after a proof that it adds facts to what she saw before and changes none. Without
 * her, whoever holds the key of the log can write all of it again; with her, that history has not her signature.
 */
import { LEAF_FORMAT, readUnverifiedCheckpoint, type Checkpoint } from './checkpoint.js';
import { genuine } from './genuine.js';
import type { Hash } from './merkle.js';
import { verifyConsistency } from './merkle-proofs.js';
import type { Verifier } from './note.js';

/** A checkpoint, and what ties it to a former one. */
export interface PointProuve {
  point: string;
  /** Size of the former; 0: of none. */
  depuis: number;
  /** RFC 9162 §2.1.4. */
  coherence: readonly Hash[];
}
/**
 * `signature`: not of that log; `recul`: fewer facts than she saw; `fourche`: another history; `sans_preuve`: the proof starts elsewhere than
 * where she is.
 */
export type RaisonDuTemoin = 'signature' | 'recul' | 'fourche' | 'sans_preuve';
export interface AvisDuTemoin {
  /** Null: she may sign. */
  refus: RaisonDuTemoin | null;
  /** Facts that the checkpoint says. */
  taille: number;
  /** Facts of the last one that she signed, 0 before. */
  vue: number;
}

/** @param connu last note that she signed; null: she begins */
export function aviser(
  { point, depuis, coherence }: PointProuve,
  connu: string | null,
  journal: Verifier,
): AvisDuTemoin {
  const avant = connu === null ? null : readUnverifiedCheckpoint(connu);
  const dit = genuine(point, journal);
  const vue = avant?.size ?? 0;
  if (!dit?.context.includes(LEAF_FORMAT)) return { refus: 'signature', taille: dit?.size ?? 0, vue };
  return { refus: avant === null ? null : comparer(avant, dit, depuis, coherence), taille: dit.size, vue };
}

function comparer(avant: Checkpoint, dit: Checkpoint, depuis: number, preuve: readonly Hash[]): RaisonDuTemoin | null {
  if (dit.size < avant.size) return 'recul';
  if (dit.size === avant.size) return dit.root === avant.root ? null : 'fourche';
  if (depuis !== avant.size) return 'sans_preuve';
  return verifyConsistency(avant.size, dit.size, avant.root, dit.root, preuve) ? null : 'fourche';
}
