/** The file of the SQLite adapter: reopened, shared with other processes, full, damaged. */
import { describe, expect, it } from '@jest/globals';
import { closeSync, existsSync, openSync, statSync, writeSync } from 'node:fs';
import { openSqliteReader, openSqliteStore, StoreUnavailable } from '@jalon/event-store';
import { fait, faits, flux, issue, suivre } from './outils.js';
import { aFermer, brut, fichier, ouvrir } from './sqlite-banc.js';

describe('SQLite : réouverture et autres lecteurs', () => {
  it('retrouve tout après fermeture : faits, clés, révisions, positions', async () => {
    const path = fichier();
    const nom = flux();
    const avant = ouvrir({ path });
    const premiere = await avant.append(nom, -1, faits(3), { key: 'k', fingerprint: 'f' });
    const lus = await avant.readStream(nom);
    await avant.close();
    const apres = ouvrir({ path });
    expect(await apres.readStream(nom)).toEqual(lus);
    expect(await apres.append(nom, -1, faits(3), { key: 'k', fingerprint: 'f' })).toEqual({
      ...premiere,
      replayed: true,
    });
    await expect(apres.append(nom, 2, [{ ...fait(), id: lus[1]?.id ?? '' }])).rejects.toThrow(/already stored/);
    expect(await apres.append(nom, 2, [fait()])).toMatchObject({
      firstRevision: 3,
      lastPosition: premiere.lastPosition + 1,
    });
  });

  it('fermer vide le journal d’écriture', async () => {
    const path = fichier();
    const store = ouvrir({ path });
    await store.append(flux(), -1, [fait()]);
    await store.close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('le lecteur séparé voit ce qui est acquitté, et ne peut rien écrire', async () => {
    const path = fichier();
    const store = ouvrir({ path });
    const nom = flux();
    const { lastPosition } = await store.append(nom, -1, faits(3));
    const lecteur = openSqliteReader(path);
    aFermer(lecteur);
    expect(lecteur.head()).toBe(lastPosition);
    expect(await lecteur.readStream(nom)).toEqual(await store.readStream(nom));
    expect(await lecteur.readAll({ limit: 2 })).toHaveLength(2);
    await store.append(nom, 2, [fait()]);
    expect(await lecteur.readStream(nom)).toHaveLength(4);
    expect(Object.keys(lecteur).sort()).toEqual(['close', 'head', 'readAll', 'readStream']);
  });

  it('le lecteur séparé refuse un fichier absent', () => {
    expect(() => openSqliteReader(fichier())).toThrow(StoreUnavailable);
  });

  it('un abonné voit ce qu’écrit une autre connexion sur le même fichier', async () => {
    const path = fichier();
    const [ici, ailleurs] = [ouvrir({ path }), ouvrir({ path })];
    const nom = flux();
    let ecrit = false;
    const { recus } = await suivre(ici, {}, async (r, m) => {
      if (m.kind === 'caughtUp' && !ecrit) {
        ecrit = true;
        await ailleurs.append(nom, -1, faits(2));
      }
      return r.length === 2;
    });
    expect(recus.map((e) => e.stream)).toEqual([nom, nom]);
  });

  it('deux connexions sur le même flux : une seule gagne chaque révision, les identifiants restent uniques', async () => {
    const path = fichier();
    const [a, b] = [ouvrir({ path }), ouvrir({ path })];
    const nom = flux();
    for (let n = -1; n < 9; n++) {
      const issues = await Promise.all([issue(a.append(nom, n, [fait()])), issue(b.append(nom, n, [fait()]))]);
      expect(issues.filter((i) => 'ok' in i)).toHaveLength(1);
    }
    const lus = await a.readStream(nom);
    const ancien = lus[3];
    if (!ancien) throw new Error('fait attendu');
    for (const store of [a, b])
      await expect(store.append(nom, 9, [{ ...fait(), id: ancien.id }])).rejects.toThrow(/already stored/);
  });
});

describe('SQLite : un flux troué à la main', () => {
  it.each([
    ['au début', 0, 'truncated'],
    ['au milieu', 2, 'hole'],
  ])('%s : jamais lu comme une histoire plus courte, et la santé le nomme', async (_, revision, reason) => {
    const path = fichier();
    const nom = flux();
    const store = ouvrir({ path });
    await store.append(nom, -1, faits(4));
    const main = brut(path);
    for (const { name } of main.prepare("SELECT name FROM sqlite_master WHERE type = 'trigger'").all() as {
      name: string;
    }[])
      main.exec(`DROP TRIGGER "${name}"`);
    expect(main.prepare('DELETE FROM events WHERE stream = ? AND revision = ?').run(nom, revision).changes).toBe(1);
    await expect(store.readStream(nom)).rejects.toMatchObject({ name: 'BrokenStream', stream: nom, reason });
    expect(await store.health()).toMatchObject({ ok: true, brokenStreams: [nom] });
    expect(await store.readStream(nom, 3)).toHaveLength(1);
  });
});

describe('SQLite : stockage plein', () => {
  it('refuse proprement, ne perd rien, lit toujours, et reprend sans redémarrer', async () => {
    const path = fichier();
    const store = ouvrir({ path });
    const nom = flux();
    store.limitPages(60);
    let ecrits = 0;
    let refus: Error | undefined;
    while (!refus) {
      const r = await issue(
        store.append(nom, ecrits - 1, [fait({ texte: 'x'.repeat(4000) })], { key: `k${ecrits}`, fingerprint: 'f' }),
      );
      if ('ok' in r) ecrits++;
      else refus = r.refus;
    }
    expect(refus).toBeInstanceOf(StoreUnavailable);
    expect(refus.message).toMatch(/full/);
    expect(ecrits).toBeGreaterThan(5);
    expect(await store.readStream(nom)).toHaveLength(ecrits);
    expect(await store.findAppend(nom, `k${ecrits}`)).toBeUndefined();
    const ensemble = await Promise.all(
      Array.from({ length: 20 }, () => issue(store.append(flux(), -1, [fait({ texte: 'x'.repeat(8000) })]))),
    );
    expect(ensemble.every((r) => 'refus' in r && r.refus instanceof StoreUnavailable)).toBe(true);
    store.limitPages(1_000_000);
    expect(await store.append(nom, ecrits - 1, [fait()], { key: `k${ecrits}`, fingerprint: 'f' })).toMatchObject({
      lastRevision: ecrits,
      replayed: false,
    });
    expect(await store.health()).toMatchObject({ ok: true });
    expect(brut(path).pragma('integrity_check', { simple: true })).toBe('ok');
  });
});

/** A closed log of 20 big facts, some pages of which are then overwritten; the last ones only when asked. */
async function journalAbime(finAussi: boolean): Promise<string> {
  const path = fichier();
  const store = ouvrir({ path });
  for (let n = 0; n < 20; n++) await store.append('parcours-1', n - 1, [fait({ texte: 'x'.repeat(3000) })]);
  await store.close();
  const pages = statSync(path).size / 4096;
  const handle = openSync(path, 'r+');
  for (let page = 12; page < (finAussi ? pages : pages - 5); page++)
    writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, page * 4096);
  closeSync(handle);
  return path;
}

describe('SQLite : fichier abîmé', () => {
  it('à la première page illisible, s’arrête pour de bon et le dit', async () => {
    const fatals: unknown[] = [];
    const store = ouvrir({ path: await journalAbime(false), onFatal: (e) => fatals.push(e) });
    await expect(store.readStream('parcours-1')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(fatals).toHaveLength(1);
    await expect(store.append(flux(), -1, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.readAll()).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.health()).toMatchObject({ ok: false, detail: expect.stringContaining('restart') });
  });

  it('un abonné est averti par une erreur, il ne reste pas à attendre', async () => {
    const store = ouvrir({ path: await journalAbime(false) });
    await expect(suivre(store, {}, () => false)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('refuse de s’ouvrir quand la fin du journal est illisible', async () => {
    const path = await journalAbime(true);
    expect(() => openSqliteStore({ path })).toThrow(StoreUnavailable);
  });
});
