/** A network file system lies about locks and syncs: two writers may both believe that they hold a file, and what was acknowledged may be lost. */
import { statfsSync } from 'node:fs';
import { StoreUnavailable } from '../port.js';

/**
 * Linux's numbers (statfs(2), linux/magic.h). Not here: FUSE, whose one number says nothing of what is behind it, and 9P, which some
 * containers show for their own local disk.
 */
const NETWORK_FILE_SYSTEMS: ReadonlyMap<number, string> = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'AFS of Linux'],
  [0x73757245, 'Coda'],
  [0x00c36400, 'Ceph'],
  [0x0bd00bd3, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
  [0xaad7aaea, 'Panfs'],
  [0x786f4256, 'VirtualBox share'],
]);

/** Its name when this number is one of a network file system. Read as unsigned: Node gives the numbers above 2³¹ with their sign. */
export const networkFileSystem = (type: number): string | null => NETWORK_FILE_SYSTEMS.get(type >>> 0) ?? null;

/** Name of the network file system that holds this folder; null on a local disk, and on a system whose numbers say nothing. */
export const networkFileSystemOf = (directory: string): string | null =>
  process.platform === 'linux' ? networkFileSystem(statfsSync(directory).type) : null;

/** @throws StoreUnavailable the folder is on a network file system */
export function refuseNetworkFileSystem(directory: string): void {
  const name = networkFileSystemOf(directory);
  if (name !== null)
    throw new StoreUnavailable(`the event log must be on a local disk, not on ${name}`, { fault: 'network' });
}
