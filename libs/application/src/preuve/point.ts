/** The signed head of the log: what a witness keeps, and what an audit file is compared with. */
import { openSealedLog } from '@jalon/event-store';
import { consistencyProof, type Hash } from '@jalon/preuve';
import { fichierDuJournal } from '../durable-store.js';
import { lireLesFeuilles } from './feuilles.js';

/** Null: nothing is sealed yet. @throws StoreUnavailable */
export function dernierPoint(donnees: string): string | null {
  const log = openSealedLog(fichierDuJournal(donnees));
  try {
    return log.sealBefore(log.end())?.checkpoint ?? null;
  } finally {
    log.close();
  }
}

/**
 * With the proof that it only adds facts to those of a former size (RFC 9162 §2.1.4); null: fewer facts than that, which proves nothing.
 * @throws StoreUnavailable
 */
export function prolonge(donnees: string, depuis: number): { point: string; coherence: Hash[] } | null {
  const log = openSealedLog(fichierDuJournal(donnees));
  try {
    const { point, feuilles } = lireLesFeuilles(log);
    if (depuis > feuilles.length) return null;
    return { point, coherence: consistencyProof(depuis, feuilles.length, (i) => feuilles[i] as Hash) };
  } finally {
    log.close();
  }
}
