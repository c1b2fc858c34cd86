import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lockFolder } from './folder-lock.js';

let folder: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jalon-verrou-'));
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

/** Another process that takes the same lock and says so. */
async function holder(): Promise<ChildProcess> {
  const program = `
    const Database = require('better-sqlite3');
    const db = new Database(${JSON.stringify(join(folder, 'verrou.db'))});
    db.exec('BEGIN EXCLUSIVE');
    process.stdout.write('held');
    setInterval(() => {}, 1000);`;
  const process_ = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(process_.stdout as NodeJS.ReadableStream, 'data');
  return process_;
}

describe('The lock of a data folder', () => {
  it('is held once, in this process too, and can be taken again once released', () => {
    const lock = lockFolder(folder);
    expect(lock).not.toBeNull();
    expect(lockFolder(folder)).toBeNull();
    lock?.release();
    const again = lockFolder(folder);
    expect(again).not.toBeNull();
    again?.release();
    expect(statSync(join(folder, 'verrou.db')).mode & 0o077).toBe(0);
  });

  it('belongs to another process while it lives, frozen included, and falls with it', async () => {
    child = await holder();
    expect(lockFolder(folder)).toBeNull();
    child.kill('SIGSTOP');
    expect(lockFolder(folder)).toBeNull();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const lock = lockFolder(folder);
    expect(lock).not.toBeNull();
    lock?.release();
  });
});
