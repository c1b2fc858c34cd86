import { createHash } from 'node:crypto';
import type { Sealer } from '@jalon/event-store';

/** A sealer whose state is easy to recompute: a chain of hashes instead of a tree. */
export const scelleur = (): Sealer => ({
  seal(frontier, leaves) {
    let etat = frontier ? Buffer.from(frontier) : Buffer.alloc(40);
    for (const leaf of leaves) {
      const taille = Buffer.alloc(8);
      taille.writeBigUInt64BE(etat.readBigUInt64BE(0) + 1n);
      etat = Buffer.concat([taille, createHash('sha256').update(etat.subarray(8)).update(leaf).digest()]);
    }
    return {
      frontier: etat,
      size: Number(etat.readBigUInt64BE(0)),
      root: etat.subarray(8).toString('hex'),
      checkpoint: `essai\n${etat.readBigUInt64BE(0)}\n${etat.subarray(8).toString('hex')}\n`,
    };
  },
  open(checkpoint) {
    const [, size, root] = checkpoint.split('\n');
    return { size: Number(size), root: root ?? '' };
  },
});
