/** Seals of the SQLite adapter: in the transaction, for every commit, impossible to forget. */
import { describe, expect, it } from '@jest/globals';
import { canonicalEvent, openSqliteStore, StoreUnavailable, type StoredSeal } from '@jalon/event-store';
import { fait, faits, flux, issue } from './outils.js';
import { scelleur } from './scelleur.js';
import { brut, fichier, ouvrir } from './sqlite-banc.js';

describe('SQLite : scellement dans la transaction', () => {
  it('scelle chaque commit, octets canoniques dans l’ordre des positions', async () => {
    const store = ouvrir({ path: fichier(), sealer: scelleur() });
    await Promise.all([
      store.append(flux(), -1, faits(3)),
      issue(store.append(flux(), 5, faits(2))),
      store.append(flux(), -1, faits(2)),
    ]);
    await store.append(flux(), -1, [fait()]);
    const attendu = scelleur().seal(null, (await store.readAll()).map(canonicalEvent));
    expect(store.lastSeal()).toMatchObject({
      position: 6,
      size: 6,
      root: attendu.root,
      checkpoint: attendu.checkpoint,
    });
  });

  it('un seul sceau pour les ajouts d’un même tour', async () => {
    const path = fichier();
    const sceaux: StoredSeal[] = [];
    const store = ouvrir({ path, sealer: scelleur(), onSeal: (s) => sceaux.push(s) });
    await Promise.all(Array.from({ length: 10 }, () => store.append(flux(), -1, [fait()])));
    // one, or a few when the machine is so slow that the batch is closed by its time
    expect(sceaux.length).toBeLessThan(5);
    expect(sceaux.at(-1)?.size).toBe(10);
    expect(brut(path).prepare('SELECT count(*) FROM seals').pluck().get()).toBe(sceaux.length);
  });

  it('donne le sceau avant de répondre', async () => {
    const ordre: string[] = [];
    const store = ouvrir({ path: fichier(), sealer: scelleur(), onSeal: () => ordre.push('sceau') });
    await store.append(flux(), -1, [fait()]).then(() => ordre.push('réponse'));
    expect(ordre).toEqual(['sceau', 'réponse']);
  });

  it('si le scellement échoue, rien n’est écrit', async () => {
    let panne = true;
    const sain = scelleur();
    const store = ouvrir({
      path: fichier(),
      sealer: {
        ...sain,
        seal: (f, l) => {
          if (panne) throw new Error('clé absente');
          return sain.seal(f, l);
        },
      },
    });
    const nom = flux();
    await expect(store.append(nom, -1, [fait()], { key: 'k', fingerprint: 'f' })).rejects.toBeInstanceOf(
      StoreUnavailable,
    );
    expect(await store.readStream(nom)).toEqual([]);
    panne = false;
    expect(await store.append(nom, -1, [fait()], { key: 'k', fingerprint: 'f' })).toMatchObject({
      replayed: false,
      lastPosition: 1,
    });
  });

  it('une reprise ou un refus ne scelle rien', async () => {
    const sceaux: StoredSeal[] = [];
    const store = ouvrir({ path: fichier(), sealer: scelleur(), onSeal: (s) => sceaux.push(s) });
    const nom = flux();
    for (let n = 0; n < 3; n++) await store.append(nom, -1, [fait()], { key: 'k', fingerprint: 'f' });
    await issue(store.append(nom, 7, [fait()]));
    expect(sceaux).toHaveLength(1);
  });

  it('continue la chaîne après réouverture', async () => {
    const path = fichier();
    for (let n = 0; n < 3; n++) {
      const store = ouvrir({ path, sealer: scelleur() });
      await store.append(flux(), -1, faits(2));
      await store.close();
    }
    const store = ouvrir({ path, sealer: scelleur() });
    expect(store.lastSeal()?.root).toBe(scelleur().seal(null, (await store.readAll()).map(canonicalEvent)).root);
  });

  it('un journal scellé ne s’écrit plus sans scelleur, mais se lit', async () => {
    const path = fichier();
    const scelle = ouvrir({ path, sealer: scelleur() });
    const nom = flux();
    await scelle.append(nom, -1, [fait()]);
    await scelle.close();
    const sans = ouvrir({ path });
    await expect(sans.append(nom, 0, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await sans.readStream(nom)).toHaveLength(1);
  });

  it('un fait glissé sans sceau est vu à l’ouverture, et pendant que le magasin tourne', async () => {
    const path = fichier();
    const store = ouvrir({ path, sealer: scelleur() });
    await store.append('parcours-1', -1, [fait()]);
    brut(path).exec(
      "INSERT INTO events (stream, revision, id, type, data, meta) VALUES ('parcours-1', 1, 'x', 'Faux.v1', '{}', '{}')",
    );
    await expect(store.append('parcours-2', -1, [fait()])).rejects.toThrow(/never sealed/);
    await store.close();
    expect(() => openSqliteStore({ path, sealer: scelleur() })).toThrow(/never sealed/);
  });

  it('si la copie extérieure échoue, les faits restent écrits et la santé le dit', async () => {
    let panne = true;
    const store = ouvrir({
      path: fichier(),
      sealer: scelleur(),
      onSeal: () => {
        if (panne) throw new Error('disque extérieur plein');
      },
    });
    await store.append(flux(), -1, [fait()]);
    expect(await store.health()).toMatchObject({
      ok: false,
      head: 1,
      detail: expect.stringContaining('disque extérieur plein'),
    });
    panne = false;
    await store.append(flux(), -1, [fait()]);
    expect(await store.health()).toMatchObject({ ok: true, head: 2 });
  });
});
