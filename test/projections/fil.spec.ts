/** Long work on the read models is done in a thread of its own: the same rows, while this one answers. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { Deploiement } from './deploiement-du-fil.js';

describe('Le fil des modèles de lecture', () => {
  let d: Deploiement;
  beforeEach(() => {
    d = new Deploiement();
  });
  afterEach(() => d.oter());

  const milliemes = ({ user, system } = { user: 0, system: 0 }): number => (user + system) / 1000;
  /** Of Node 22.19 and 24: an older host counts nothing. */
  const duFil = (): number => milliemes(process.threadCpuUsage?.());
  /**
   * The longest that this thread worked at one go, and its part of the whole process: by its own processor, since a busy machine may
   * stop any thread.
   */
  const mesurer = async <T>(faire: () => Promise<T>): Promise<{ travail: T; tenue: number; part: number }> => {
    const [depart, entier] = [duFil(), milliemes(process.cpuUsage())];
    let [tenue, avant] = [0, depart];
    const noter = (): void => {
      const maintenant = duFil();
      [tenue, avant] = [Math.max(tenue, maintenant - avant), maintenant];
    };
    const guet = setInterval(noter, 1);
    const travail = await faire().finally(() => clearInterval(guet));
    noter();
    return { travail, tenue, part: (avant - depart) / (milliemes(process.cpuUsage()) - entier) };
  };

  it('rebâtit les mêmes lignes, et la boucle du serveur n’est jamais tenue 50 ms', async () => {
    const { projections, store } = await d.semer(400);
    const [avant, tete] = [d.lignes(), await store.head()];
    expect(avant.size).toBeGreaterThanOrEqual(10);
    const { travail, tenue, part } = await mesurer(() => projections.rebuild('toutes'));
    expect(travail).toMatchObject({ terminee: true, position: tete });
    expect(d.lignes()).toEqual(avant);
    expect(d.fautes).toEqual([]);
    expect(tenue).toBeLessThan(50);
    expect(part).toBeLessThan(0.4);
  }, 60_000);

  it('s’arrête avec le serveur, qui n’en est pas retenu, et ne laisse que des lignes entières', async () => {
    const { projections } = await d.semer(250);
    const avant = d.lignes();
    const rebatie = projections.rebuild('toutes', { batchSize: 100 });
    await d.arreter();
    expect(await rebatie).toMatchObject({ terminee: false });
    expect(d.lignes()).toEqual(avant);
    expect(d.fautes).toEqual([]);
  }, 60_000);

  it('tué n’importe quand, laisse les anciennes lignes ou les nouvelles, entières', async () => {
    await d.semer(250);
    const avant = d.lignes();
    await d.arreter();
    // by the batch, of some ten in a rebuild: at its beginning, in the middle, around the swap
    for (const lots of [1, 9, 10, 11]) {
      const fils = fork('test/projections/rebatisseur.mjs', [d.dossier], { stdio: 'ignore', execArgv: [] });
      let vus = 0;
      fils.on('message', () => ++vus === lots && fils.kill('SIGKILL'));
      await once(fils, 'exit');
      expect([vus >= lots, fils.signalCode]).toEqual([true, 'SIGKILL']);
      expect(d.lignes()).toEqual(avant);
    }
    const { projections } = await d.demarrer();
    expect(await projections.rebuild('toutes')).toMatchObject({ terminee: true });
    expect(d.lignes()).toEqual(avant);
  }, 120_000);

  it('remplit un fichier que l’on a supprimé', async () => {
    const un = await d.semer(250);
    const avant = d.lignes();
    const tete = await un.store.head();
    await d.arreter();
    rmSync(d.projections);
    const deux = await d.demarrer();
    expect(await deux.projections.quandTraite(tete, 30_000)).toBe(true);
    expect(d.lignes()).toEqual(avant);
    expect(d.fautes).toEqual([]);
  }, 60_000);
});
