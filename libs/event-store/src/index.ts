/** Front door of the store: the port, three native adapters, and the canonical bytes the seal covers. */
export * from './port.js';
export { canonicalEvent, MAX_APPEND_BYTES, MAX_EVENT_BYTES } from './canonical.js';
export { openMemoryStore } from './memory/memory-store.js';
export { openSqliteStore, type SqliteStore, type SqliteStoreOptions } from './sqlite/sqlite-store.js';
export { openSqliteReader, sizeOfLog, type SqliteReader } from './sqlite/reader.js';
export { storageFault } from './sqlite/faults.js';
export {
  createLogFrom,
  logInUse,
  openLogRows,
  type LogRow,
  type LogRows,
  type LogWriter,
  type SealedPosition,
} from './sqlite/log-rows.js';
export { openSealedLog, type SealedLeaf, type SealedLog, type SealedPage } from './sqlite/sealed-log.js';
export type { StoredSeal } from './sqlite/writer.js';
export { openEventStoreDb, type LeasedStore } from './eventstoredb/eventstoredb-store.js';
export { LeaseHeld, LeaseLost, type LeaseOptions } from './eventstoredb/lease.js';
export type { KnownFact, WitnessOptions } from './eventstoredb/continuity.js';
export { AddressRefused } from './eventstoredb/address.js';
export { withinDeadline } from './deadline.js';
export type { EventStoreDbOptions } from './eventstoredb/options.js';
export { networkFileSystemOf } from './sqlite/local-disk.js';
export { lockFolder, type FolderLock } from './sqlite/folder-lock.js';
