/** How the EventStoreDB adapter fails when there is no server, or something else in its place: refused, never hanging. */
import { describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { InvalidEvent, StoreUnavailable, type EventStore, type EventStoreDbOptions } from '@jalon/event-store';
import { fait, flux, issue, suivre } from './outils.js';
import { aFermer, ouvrir as ouvrirSur } from './ouvertures.js';

const ouvrir = (connectionString: string, options: Partial<EventStoreDbOptions> = {}): EventStore =>
  ouvrirSur(connectionString, { timeoutMs: 300, ...options });

async function ecouter(surConnexion: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    surConnexion(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  aFermer.push(() => {
    for (const socket of sockets) socket.destroy();
    return new Promise((resolve) => server.close(resolve));
  });
  return (server.address() as AddressInfo).port;
}

/** A port that nobody listens to: it was ours a moment ago. */
async function portFerme(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function duree(action: Promise<unknown>): Promise<number> {
  const debut = performance.now();
  await issue(action);
  return performance.now() - debut;
}

describe('EventStoreDB sans serveur', () => {
  it('port fermé : indisponible, sans attendre, à l’ajout comme à la lecture', async () => {
    const store = ouvrir(`esdb://127.0.0.1:${await portFerme()}?tls=false`, { timeoutMs: 5000 });
    const debut = performance.now();
    await expect(store.append(flux(), -1, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.readStream(flux())).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.readAll()).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.findAppend(flux(), 'c')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.health()).toMatchObject({
      ok: false,
      adapter: 'eventstoredb',
      head: -1,
      detail: expect.stringContaining('does not answer'),
    });
    expect(performance.now() - debut).toBeLessThan(4000);
  });

  it('port muet : chaque appel finit dans son délai, jamais d’attente sans fin', async () => {
    let connexions = 0;
    const port = await ecouter(() => connexions++);
    const store = ouvrir(`esdb://127.0.0.1:${port}?tls=false`);
    expect(await duree(store.append(flux(), -1, [fait()]))).toBeLessThan(3000);
    await expect(store.append(flux(), -1, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.readStream(flux())).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.readAll()).rejects.toBeInstanceOf(StoreUnavailable);
    expect((await store.health()).ok).toBe(false);
    expect(connexions).toBeGreaterThan(0);
  });

  it('serveur qui raccroche aussitôt : indisponible', async () => {
    let connexions = 0;
    const port = await ecouter((socket) => {
      connexions++;
      socket.destroy();
    });
    const store = ouvrir(`esdb://127.0.0.1:${port}?tls=false`);
    await expect(store.append(flux(), -1, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
    expect(connexions).toBeGreaterThan(0);
  });

  it('serveur qui répond autre chose : indisponible', async () => {
    const port = await ecouter((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    const store = ouvrir(`esdb://127.0.0.1:${port}?tls=false`);
    await expect(store.readStream(flux())).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('se ferme même quand rien ne répond', async () => {
    const store = ouvrir(`esdb://127.0.0.1:${await ecouter(() => undefined)}?tls=false`);
    const attente = issue(store.append(flux(), -1, [fait()]));
    expect(await duree(store.close())).toBeLessThan(3000);
    expect('refus' in (await attente)).toBe(true);
  });

  it('les entrées fautives sont refusées sans rien envoyer', async () => {
    let connexions = 0;
    const store = ouvrir(`esdb://127.0.0.1:${await ecouter(() => connexions++)}?tls=false`);
    await expect(store.append('$all', -1, [fait()])).rejects.toBeInstanceOf(InvalidEvent);
    await expect(store.append(flux(), -1, [])).rejects.toBeInstanceOf(InvalidEvent);
    expect(connexions).toBe(0);
  });

  it('un abonnement attend le serveur sans finir ni échouer, et s’arrête au signal', async () => {
    const store = ouvrir(`esdb://127.0.0.1:${await portFerme()}?tls=false`);
    const arret = new AbortController();
    setImmediate(() => arret.abort());
    expect((await suivre(store, { signal: arret.signal }, () => false)).messages).toEqual([]);
  });
});
