import { describe, expect, it } from '@jest/globals';
import { tmpdir } from 'node:os';
import { networkFileSystem, refuseNetworkFileSystem } from './local-disk.js';

describe('The disk of a log', () => {
  it.each([
    [0x6969, 'NFS'],
    // as Node gives it: 0xff534d42 with its sign
    [-11317950, 'CIFS'],
    [0xfe534d42, 'SMB2'],
    [0xc36400, 'Ceph'],
  ])('%i is a network file system, %s', (type, name) => expect(networkFileSystem(type)).toBe(name));

  it.each([
    ['ext4', 0xef53],
    ['xfs', 0x58465342],
    ['btrfs', 0x9123683e],
    ['tmpfs', 0x01021994],
    ['overlay of a container', 0x794c7630],
    ['zfs', 0x2fc12fc1],
    ['9P, the local disk of some containers', 0x01021997],
  ])('%s is a local one', (_, type) => expect(networkFileSystem(type)).toBeNull());

  it('lets the disk of this machine through', () => expect(refuseNetworkFileSystem(tmpdir())).toBeUndefined());
});
