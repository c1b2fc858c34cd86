/** What an error of SQLite means for a caller. Outside this file nobody reads a SQLite error code. */
import { StoreUnavailable, UnknownOutcome, type StorageFault } from '../port.js';

/** Result code of a SQLite error (`SQLITE_FULL`, `SQLITE_IOERR_FSYNC`…), undefined for any other error. */
export function sqliteCode(error: unknown): string | undefined {
  // by shape, not by class: the native addon may live in another realm than the caller
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' && error.code.startsWith('SQLITE_') ? error.code : undefined;
}

/**
 * Codes of SQLite and of the file system, first match wins. SHMSIZE: the wal-index could not grow, which is how SQLite says « full »
 * for that one file. SHORT_READ: the file ends before the page it should hold.
 */
const MEANING: ReadonlyArray<readonly [codes: RegExp, fault: StorageFault]> = [
  [/^(SQLITE_FULL|SQLITE_IOERR_SHMSIZE|ENOSPC|EDQUOT)/, 'full'],
  [/^(SQLITE_(READONLY|PERM|AUTH)|EROFS|EACCES|EPERM)/, 'read-only'],
  [/^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|IOERR_CORRUPTFS)/, 'damaged'],
  [/^(SQLITE_IOERR|EIO$)/, 'io'],
  [/^SQLITE_(BUSY|LOCKED|PROTOCOL)/, 'busy'],
  [/^(SQLITE_CANTOPEN|ENOENT|ENOTDIR|EISDIR)/, 'missing'],
];

/** What an error says of the storage: its own word for it, or its code. Undefined for any error that is not of the storage. */
export function storageFault(error: unknown): StorageFault | undefined {
  if (error instanceof StoreUnavailable || error instanceof UnknownOutcome) return error.fault;
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  const code = String(error.code);
  return MEANING.find(([codes]) => codes.test(code))?.[1];
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
  return new StoreUnavailable(`nothing was written: ${reason}`, { cause: error, fault: storageFault(error) });
}

/** The file cannot be opened: damaged, not SQLite, locked… Errors that are not of SQLite are given back as they are. */
export function cannotOpen(error: unknown): unknown {
  const fault = storageFault(error);
  if (error instanceof StoreUnavailable || fault === undefined) return error;
  const { code } = error as { code?: unknown };
  return new StoreUnavailable(`the event log cannot be opened: ${String(code)}`, { cause: error, fault });
}

/**
 * An I/O error around COMMIT is not a failure but an unknown outcome: after `fsync` failed, the command was found
 * written at restart in every trial.
 */
export function mayBeWritten(error: unknown): UnknownOutcome {
  return new UnknownOutcome(`outcome unknown: ${sqliteCode(error) ?? 'unexpected fault at commit'}`, {
    cause: error,
    fault: storageFault(error),
  });
}

/** Said to everybody once the store has stopped itself: nothing of THIS call was written. */
export const stopped = (error: unknown): StoreUnavailable =>
  new StoreUnavailable('the store stopped after a storage fault; restart to recover', {
    cause: error,
    fault: storageFault(error) ?? 'io',
  });
