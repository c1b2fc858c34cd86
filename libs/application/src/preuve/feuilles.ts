/** The leaves of a log, for who proves something of it. */
import type { SealedLog } from '@jalon/event-store';
import { leafHash, readUnverifiedCheckpoint } from '@jalon/preuve';

export interface Feuilles {
  point: string;
  feuilles: string[];
  trouvees: Map<number, { rang: number; texte: string }>;
}
/** Every leaf under the last seal, hashed; the text of those that are asked for. */
export function lireLesFeuilles(log: SealedLog, voulues: ReadonlySet<number> = new Set()): Feuilles {
  const sceau = log.sealBefore(log.end());
  if (sceau === undefined) throw new Error('Aucun sceau ne couvre ce journal : il n’y a rien à prouver.');
  const { size } = readUnverifiedCheckpoint(sceau.checkpoint);
  const feuilles: string[] = [];
  const trouvees: Feuilles['trouvees'] = new Map();
  for (let apres = -1; feuilles.length < size;) {
    const page = log.page(apres, sceau.position);
    if (page === undefined || page.leaves.length === 0) break;
    for (const { position, bytes } of page.leaves) {
      if (voulues.has(position)) trouvees.set(position, { rang: feuilles.length, texte: bytes.toString('utf8') });
      feuilles.push(leafHash(bytes));
      apres = position;
    }
  }
  return { point: sceau.checkpoint, feuilles, trouvees };
}
