/** The signed head of the log: what a witness keeps, and what an audit file is compared with. */
import { openSealedLog } from '@jalon/event-store';
import { fichierDuJournal } from '../durable-store.js';

/** Null: nothing is sealed yet. @throws StoreUnavailable */
export function dernierPoint(donnees: string): string | null {
  const log = openSealedLog(fichierDuJournal(donnees));
  try {
    return log.sealBefore(log.end())?.checkpoint ?? null;
  } finally {
    log.close();
  }
}
