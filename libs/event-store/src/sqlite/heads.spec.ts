import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Heads } from './heads.js';
import { openSqliteStore } from './sqlite-store.js';

const event = (n: number) => ({
  id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
  type: 'Exemple.v1',
  data: { n },
  meta: {},
});

describe('what is known of the ends of streams', () => {
  it('is asked of the file once a turn, and all forgotten when another connection committed', async () => {
    let version = 1;
    let asked = 0;
    const heads = new Heads(() => (asked++, version));
    heads.note('a', 3);
    expect(heads.endsAt('a', 3)).toBe(false);
    heads.note('a', 3);
    expect([heads.endsAt('a', 3), heads.endsAt('a', 2), heads.endsAt('b', 3)]).toEqual([true, false, false]);
    expect(asked).toBe(1);
    version = 2;
    await new Promise(setImmediate);
    expect(heads.endsAt('a', 3)).toBe(false);
    expect(asked).toBe(2);
  });

  it('forgets the first streams noted, beyond its capacity', () => {
    const heads = new Heads(() => 1, 2);
    heads.endsAt('a', 0);
    for (const stream of ['a', 'b', 'c']) heads.note(stream, 0);
    expect(['a', 'b', 'c'].map((s) => heads.endsAt(s, 0))).toEqual([false, true, true]);
  });

  it('never hides what another connection wrote, nor what this one did', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'jalon-heads-')), 'evenements.db');
    const [here, there] = [openSqliteStore({ path }), openSqliteStore({ path })];
    expect(await here.readStream('s-1')).toEqual([]);
    await there.append('s-1', -1, [event(0)]);
    expect(await here.readStream('s-1')).toHaveLength(1);
    // what was asked beyond the end says nothing of the end
    expect(await here.readStream('s-1', 9)).toEqual([]);
    expect(await here.readStream('s-1', 1)).toEqual([]);
    for (let n = 1; n < 20; n++) {
      // the reader looks in the same turn as the other writes, then in the turn that answers it
      const [before] = await Promise.all([
        here.readStream('s-1', n),
        (n % 2 === 0 ? here : there).append('s-1', n - 1, [event(n)]),
      ]);
      expect(before).toEqual([]);
      expect((await here.readStream('s-1', n)).map((e) => e.revision)).toEqual([n]);
      expect(await here.readStream('s-1', n + 1)).toEqual([]);
    }
    await Promise.all([here.close(), there.close()]);
  });
});
