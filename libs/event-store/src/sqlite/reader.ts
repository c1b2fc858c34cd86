import type { EventStore } from '../port.js';
import { cannotOpen } from './faults.js';
import { LogReader } from './log-reader.js';
import { countFacts, openDatabaseReadOnly } from './open.js';

/** Reading half of the store. */
export interface SqliteReader extends Pick<EventStore, 'readAll' | 'readStream'> {
  /** Position of the last event, -1 on an empty log. */
  head(): number;
  close(): void;
}

/**
 * Read-only connection (`query_only`) of its own, for a worker thread that rebuilds or verifies while the server
 * goes on serving. Pages are short reads: the WAL can be checkpointed between two of them.
 * @throws StoreUnavailable when there is no event log at this path
 */
export function openSqliteReader(path: string): SqliteReader {
  const { db, reader } = connect(path);
  return {
    readAll: (options) => reader.readAll(options),
    readStream: async (stream, fromRevision) => reader.readStream(stream, fromRevision),
    head: () => reader.head(),
    close: () => void db.close(),
  };
}

/**
 * Facts in the log at this path; 0 when there is none yet, or when its very first opening was cut.
 * @throws StoreUnavailable damaged, foreign, of a newer version
 */
export function sizeOfLog(path: string): number {
  try {
    return countFacts(path);
  } catch (error) {
    throw cannotOpen(error);
  }
}

function connect(path: string) {
  try {
    const db = openDatabaseReadOnly(path);
    return { db, reader: new LogReader(db) };
  } catch (error) {
    throw cannotOpen(error);
  }
}
