/** FAUX SERVEUR: the line to the server when it is slow, dead, elsewhere, or behind something else. */
import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as attendre } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable, withinDeadline, type EventStore, type EventStoreDbOptions } from '@jalon/event-store';
import { FauxServeur } from './faux-serveur/serveur.js';
import { Mandataire } from './mandataire.js';
import { fait, faits, flux, issue, suivre } from './outils.js';
import { aFermer, faux, ouvrir as ouvrirSur } from './ouvertures.js';

async function mandataire(serveur: FauxServeur): Promise<Mandataire> {
  const m = new Mandataire(serveur.adresse.port);
  await m.demarrer();
  aFermer.push(() => m.arreter());
  return m;
}
/** Quicker still: what is looked at here is mostly delays. */
const ouvrir = (connectionString: string, options: Partial<EventStoreDbOptions> = {}): EventStore =>
  ouvrirSur(connectionString, { timeoutMs: 300, watchMs: 200, ...options });
async function duree<T>(action: Promise<T>): Promise<{ ms: number; issue: Awaited<ReturnType<typeof issue<T>>> }> {
  const debut = performance.now();
  const i = await issue(action);
  return { ms: performance.now() - debut, issue: i };
}
/** Milliseconds until it succeeds, tried as fast as a client would. */
async function premiereReussite(essayer: () => Promise<unknown>, limite = 20_000): Promise<number> {
  const debut = performance.now();
  while (performance.now() - debut < limite) {
    if ('ok' in (await issue(essayer()))) return performance.now() - debut;
    await attendre(20);
  }
  return Infinity;
}

describe('EventStoreDB, FAUX SERVEUR : le chef est exigé', () => {
  it('un suiveur, dont la copie est en retard, ne sert ni n’écrit rien', async () => {
    const [chef, suiveur] = [await faux(), await faux()];
    suiveur.chef = chef;
    suiveur.journal.ajouter('essai-tardif', -1, [
      {
        id: '66666666-6666-4666-8666-666666666666',
        type: 'F.v1',
        contentType: 'application/json',
        data: Buffer.from('{}'),
        metadata: Buffer.from('{"meta":{}}'),
      },
    ]);
    const nom = flux();
    // each call alone on a fresh line, so that the redirection of another one does not help it
    const seul = () => ouvrir(suiveur.connexion, { timeoutMs: 2000 });
    expect(await seul().append(nom, -1, faits(2))).toMatchObject({ lastRevision: 1 });
    expect(await seul().readStream(nom)).toHaveLength(2);
    expect((await seul().readAll()).map((e) => e.stream)).toEqual([nom, nom]);
    expect((await seul().readLast(1)).map((e) => e.revision)).toEqual([1]);
    expect((await seul().health()).head).toBe((await seul().readLast(1))[0]?.position);
    expect((await suivre(seul(), {}, (_, m) => m.kind === 'caughtUp')).recus).toHaveLength(2);
    expect(suiveur.journal.faits.some((f) => f.stream === nom)).toBe(false);
    expect([chef.sansChef, suiveur.sansChef]).toEqual([0, 0]);
  });

  it('cherché parmi plusieurs adresses, un nœud gelé n’arrête pas la recherche', async () => {
    const [chef, suiveur, gele] = [await faux(), await faux(), await faux()];
    suiveur.chef = chef;
    gele.muet = true;
    const hotes = [gele, suiveur].map((s) => `127.0.0.1:${s.adresse.port}`).join(',');
    const store = ouvrir(`esdb://${hotes}?tls=false`, { timeoutMs: 2000 });
    const { ms, issue: i } = await duree(store.append(flux(), -1, [fait()]));
    expect(i).toMatchObject({ ok: { lastRevision: 0 } });
    expect(ms).toBeLessThan(2000);
    expect(gele.appels.sansReponse).toBeGreaterThan(0);
    expect(chef.appels.ajouts).toBe(1);
  });
});

describe('EventStoreDB, FAUX SERVEUR : le temps donné à une commande', () => {
  it('est un, quels que soient les essais : l’issue est inconnue à temps', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion, { timeoutMs: 400, attempts: 10 });
    const nom = flux();
    await store.append(nom, -1, [fait()]);
    serveur.muet = true;
    const { ms, issue: i } = await duree(withinDeadline(1000, () => store.append(nom, 0, [fait()])));
    expect(i).toMatchObject({ refus: { name: 'UnknownOutcome' } });
    expect(ms).toBeGreaterThan(700);
    expect(ms).toBeLessThan(1400);
    // no time left: nothing leaves, and it is known
    const sansReponse = serveur.appels.sansReponse;
    const trop = withinDeadline(50, async () => {
      await attendre(80);
      return store.append(flux(), -1, [fait()]);
    });
    await expect(trop).rejects.toBeInstanceOf(StoreUnavailable);
    expect(serveur.appels.sansReponse).toBe(sansReponse);
  });
});

describe('EventStoreDB, FAUX SERVEUR : une ligne morte', () => {
  it('sans un mot, elle est remplacée après deux appels sans réponse', async () => {
    const serveur = await faux();
    const m = await mandataire(serveur);
    const store = ouvrir(m.connexion);
    const nom = flux();
    await store.append(nom, -1, [fait()]);
    expect(m.couperLeFil()).toBeGreaterThan(0);
    const essais: boolean[] = [];
    for (let n = 0; n < 5 && !essais.at(-1); n++) essais.push('ok' in (await issue(store.readStream(nom))));
    expect(essais).toEqual([false, false, true]);
  });

  it('remplacée, ce qui s’y lisait encore n’est pas lu plus court : relu sur la nouvelle, ou refusé', async () => {
    const serveur = await faux();
    const m = await mandataire(serveur);
    const nom = flux();
    await ouvrir(serveur.connexion).append(nom, -1, faits(3));
    const store = ouvrir(m.connexion);
    await store.health();
    expect(m.couperLeFil()).toBeGreaterThan(0);
    const morts = [issue(store.readStream(nom)), issue(store.readStream(nom))];
    await attendre(150);
    const enCours = [issue(store.readStream(nom)), issue(store.readAll()), issue(store.readLast(10))];
    expect((await Promise.all(morts)).every((i) => 'refus' in i)).toBe(true);
    for (const i of await Promise.all(enCours)) expect(i).toMatchObject({ ok: [{}, {}, {}] });
    expect(m.connexions).toBe(2);
  });

  it('sans un mot, l’abonné s’en aperçoit et rattrape ce qui a été écrit', async () => {
    const serveur = await faux();
    const m = await mandataire(serveur);
    const ailleurs = ouvrir(serveur.connexion);
    const nom = flux();
    await ailleurs.append(nom, -1, [fait({ n: 0 })]);
    let coupe = 0;
    const genres: string[] = [];
    const suivi = suivre(ouvrir(m.connexion), {}, async (r, message) => {
      genres.push(message.kind);
      if (message.kind === 'caughtUp' && coupe === 0) {
        coupe = m.couperLeFil();
        await ailleurs.append(nom, 0, [fait({ n: 1 })]);
      }
      return r.length === 2;
    });
    const { recus } = await suivi;
    expect(coupe).toBeGreaterThan(0);
    expect(recus.map((e) => e.data['n'])).toEqual([0, 1]);
  });

  it('un abonnement que le serveur n’alimente plus est repris, alors que tout le reste répond', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const nom = flux();
    const suivi = suivre(store, {}, async (r, message) => {
      // the first comes by the pages read again, the second by the new subscription
      if (message.kind === 'events' && r.length === 1) await store.append(nom, 0, [fait()]);
      return r.length === 2;
    });
    while (serveur.appels.abonnements === 0) await attendre(5);
    expect(serveur.oublierLesAbonnes()).toBe(1);
    await store.append(nom, -1, [fait()]);
    const { recus } = await suivi;
    expect(recus.map((e) => e.revision)).toEqual([0, 1]);
    expect(serveur.appels.abonnements).toBe(2);
  });

  it('un journal calme n’est pas une ligne morte', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion, { watchMs: 50 });
    await store.append(flux(), -1, [fait()]);
    const fin = new AbortController();
    setTimeout(() => fin.abort(), 1000);
    const { messages } = await suivre(store, { signal: fin.signal }, () => false);
    expect(messages.map((x) => x.kind)).toEqual(['events', 'caughtUp']);
    expect(serveur.appels.abonnements).toBe(1);
  });

  it('après une longue panne, le premier succès suit de près le retour du serveur', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const nom = flux();
    await store.append(nom, -1, [fait()]);
    serveur.arreter();
    let refuses = 0;
    for (const fin = performance.now() + 10_000; performance.now() < fin; await attendre(50))
      if ('refus' in (await issue(store.readStream(nom)))) refuses++;
    expect(refuses).toBeGreaterThan(50);
    await serveur.demarrer();
    expect(await premiereReussite(() => store.readStream(nom))).toBeLessThan(2000);
  }, 40_000);

  it('un répartiteur qui accepte puis raccroche : les connexions restent comptées', async () => {
    const serveur = await faux();
    const m = await mandataire(serveur);
    const store = ouvrir(m.connexion);
    const nom = flux();
    await store.append(nom, -1, [fait()]);
    m.raccroche = true;
    m.couperLeFil();
    await Promise.all([issue(store.readStream(nom)), issue(store.readStream(nom))]);
    m.connexions = 0;
    let appels = 0;
    for (const fin = performance.now() + 3000; performance.now() < fin; await attendre(5)) {
      await issue(store.readStream(nom));
      appels++;
    }
    expect(appels).toBeGreaterThan(20);
    expect(m.connexions).toBeGreaterThan(0);
    expect(m.connexions).toBeLessThan(15);
    m.raccroche = false;
    expect(await premiereReussite(() => store.readStream(nom))).toBeLessThan(2000);
  });
});

describe('EventStoreDB, FAUX SERVEUR : autour de la ligne', () => {
  it('le serveur perdu pendant qu’on cherche son chef n’arrête pas le processus', async () => {
    const serveur = await faux();
    const p: ChildProcess = fork('test/event-store/chercheur.mjs', {
      env: { ...process.env, NODE_OPTIONS: '', JALON_CONNEXION: serveur.connexion.replace('esdb:', 'esdb+discover:') },
      execArgv: [],
    });
    aFermer.push(() => p.kill('SIGKILL'));
    const comptes: { reussis: number; echoues: number }[] = [];
    let fin: number | null | undefined;
    p.on('message', (c) => comptes.push(c as (typeof comptes)[number]));
    p.on('exit', (code) => (fin = code));
    const jusqua = async (assez: () => boolean): Promise<void> => {
      for (let n = 0; n < 200 && !assez() && fin === undefined; n++) await attendre(50);
    };
    await jusqua(() => (comptes.at(-1)?.reussis ?? 0) > 100);
    expect(comptes.at(-1)?.reussis).toBeGreaterThan(100);
    serveur.arreter();
    await jusqua(() => (comptes.at(-1)?.echoues ?? 0) > 20);
    expect(comptes.at(-1)?.echoues).toBeGreaterThan(20);
    await attendre(2500);
    expect(fin).toBeUndefined();
    const avant = comptes.at(-1)?.reussis ?? 0;
    await serveur.demarrer();
    await jusqua(() => (comptes.at(-1)?.reussis ?? 0) > avant);
    expect(comptes.at(-1)?.reussis).toBeGreaterThan(avant);
  }, 60_000);

  it('le mandataire de l’environnement n’est pris que si on le demande', async () => {
    const serveur = await faux();
    const m = await mandataire(serveur);
    const avant = { http_proxy: process.env['http_proxy'], grpc_proxy: process.env['grpc_proxy'] };
    const adresse = m.connexion.replace('esdb://', 'http://').replace('?tls=false', '');
    Object.assign(process.env, { http_proxy: adresse, grpc_proxy: adresse });
    try {
      await ouvrir(serveur.connexion, { timeoutMs: 2000 }).append(flux(), -1, [fait()]);
      expect(m.connexions).toBe(0);
      await issue(ouvrir(serveur.connexion, { proxy: true }).append(flux(), -1, [fait()]));
      expect(m.connexions).toBeGreaterThan(0);
    } finally {
      for (const [nom, valeur] of Object.entries(avant))
        if (valeur === undefined) delete process.env[nom];
        else process.env[nom] = valeur;
    }
  });

  it('trop grand pour le serveur : refusé, sans insister, et rien n’est dit inconnu', async () => {
    const serveur = await faux();
    serveur.tailleMax = 600;
    const store = ouvrir(serveur.connexion);
    await expect(store.append(flux(), -1, [fait({ texte: 'x'.repeat(700) })])).rejects.toMatchObject({
      name: 'AppendTooLarge',
    });
    expect(serveur.appels.ajouts).toBe(1);
    await store.append(flux(), -1, [fait()]);
  });
});
