/** What an error of SQLite means for a caller. Outside this file nobody reads a SQLite error code. */
import { StoreUnavailable, UnknownOutcome } from '../port.js';

/** Result code of a SQLite error (`SQLITE_FULL`, `SQLITE_IOERR_FSYNC`…), undefined for any other error. */
export function sqliteCode(error: unknown): string | undefined {
  // by shape, not by class: the native addon may live in another realm than the caller
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined;
}

/** After these the file or the disk can no longer be trusted: the only safe thing is to stop and recover at restart. */
export function isFatal(error: unknown): boolean {
  const code = sqliteCode(error);
  return code !== undefined && /^SQLITE_(IOERR|CORRUPT|NOTADB)/.test(code);
}

/** Nothing was written, and the store goes on (disk full, another process holds the lock too long…). */
export function notWritten(error: unknown): StoreUnavailable {
  const code = sqliteCode(error);
  const reason =
    code === 'SQLITE_FULL'
      ? 'storage is full'
      : (code ?? (error instanceof Error ? error.message : 'unexpected fault'));
  return new StoreUnavailable(`nothing was written: ${reason}`, { cause: error });
}

/** The file cannot be opened: damaged, not SQLite, locked… Errors that are not of SQLite are given back as they are. */
export function cannotOpen(error: unknown): unknown {
  const code = sqliteCode(error);
  return code === undefined ? error : new StoreUnavailable(`the event log cannot be opened: ${code}`, { cause: error });
}

/**
 * An I/O error around COMMIT is not a failure but an unknown outcome: after `fsync` failed, the command was found
 * written at restart in every trial.
 */
export function mayBeWritten(error: unknown): UnknownOutcome {
  return new UnknownOutcome(`outcome unknown: ${sqliteCode(error) ?? 'unexpected fault at commit'}`, { cause: error });
}
