/** One node at a time on EventStoreDB: the lease, on the FAKE server, with the real client; a frozen node is a real process. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as attendre } from 'node:timers/promises';
import { ouvrirJalon } from '@jalon/application';
import { LeaseHeld, LeaseLost, openEventStoreDb, StoreUnavailable, type LeasedStore } from '@jalon/event-store';
import { FauxServeur } from './faux-serveur/serveur.js';
import { fait, flux, tete, toutLire } from './outils.js';

const [BATTEMENT, EXPIRATION] = [200, 1000];
const serveurs: FauxServeur[] = [];
const noeuds: LeasedStore[] = [];
const processus: ChildProcess[] = [];
let racine: string;
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-bail-'));
});

async function demarrer(): Promise<FauxServeur> {
  const serveur = new FauxServeur();
  await serveur.demarrer();
  serveurs.push(serveur);
  return serveur;
}
function noeud(serveur: FauxServeur, holder: string, onLost?: (e: LeaseLost) => void): LeasedStore {
  const store = openEventStoreDb({
    connectionString: serveur.connexion,
    timeoutMs: 1000,
    lease: { holder, heartbeatMs: BATTEMENT, expiryMs: EXPIRATION, ...(onLost ? { onLost } : {}) },
  });
  noeuds.push(store);
  return store;
}
afterEach(async () => {
  for (const p of processus.splice(0)) p.kill('SIGKILL');
  await Promise.all(noeuds.splice(0).map((n) => n.close()));
  for (const s of serveurs.splice(0)) s.arreter();
  rmSync(racine, { recursive: true, force: true });
});

/** A lease of one second is too old to write when the machine stalls: what says « nothing was written » is asked again, nothing else is. */
async function ecrireAlors(store: LeasedStore, nom: string): Promise<void> {
  for (let essai = 0; ; essai++) {
    try {
      return void (await store.append(nom, -1, [fait()]));
    } catch (erreur) {
      if ((erreur as Error).name !== 'StoreUnavailable' || essai === 100) throw erreur;
      await attendre(100);
    }
  }
}

/** A node in a process of its own: it takes the lease, and writes when told to. */
async function noeudSepare(serveur: FauxServeur): Promise<{ p: ChildProcess; ecrire(): Promise<string> }> {
  const p = fork('test/event-store/noeud.mjs', {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      JALON_NOEUD: JSON.stringify({ connexion: serveur.connexion, heartbeatMs: BATTEMENT, expiryMs: EXPIRATION }),
    },
    execArgv: [],
  });
  processus.push(p);
  const suivant = (): Promise<string> =>
    new Promise((r, echec) => {
      p.once('message', (m) => r(String(m)));
      p.once('exit', () => echec(new Error('le nœud s’est arrêté')));
    });
  expect(await suivant()).toBe('tient');
  return {
    p,
    ecrire: () => {
      const reponse = suivant();
      p.send('ecrire');
      return reponse;
    },
  };
}

describe('un seul nœud sur EventStoreDB', () => {
  it('un second nœud est refusé, avec une phrase ; le premier continue', async () => {
    const serveur = await demarrer();
    const premier = noeud(serveur, 'un');
    await premier.claim();
    const second = noeud(serveur, 'deux');
    const refus = await second.claim().catch((e: unknown) => e);
    expect(refus).toBeInstanceOf(LeaseHeld);
    expect((refus as Error).message).toMatch(/^Un autre nœud de Jalon écrit déjà.*celui-ci ne démarre pas/);
    await expect(second.append(flux(), -1, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
    const nom = flux();
    await ecrireAlors(premier, nom);
    expect(await premier.readStream(nom)).toHaveLength(1);
  });

  it('de deux nœuds qui démarrent ensemble, un seul', async () => {
    const serveur = await demarrer();
    const issues = await Promise.allSettled([noeud(serveur, 'un').claim(), noeud(serveur, 'deux').claim()]);
    expect(issues.map((i) => i.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('un arrêt propre laisse la place aussitôt', async () => {
    const serveur = await demarrer();
    const premier = noeud(serveur, 'un');
    await premier.claim();
    await premier.close();
    const depart = performance.now();
    const second = noeud(serveur, 'deux');
    await second.claim();
    expect(performance.now() - depart).toBeLessThan(EXPIRATION);
    await ecrireAlors(second, flux());
  });

  it('rien ne s’écrit avant d’avoir le droit d’écrire', async () => {
    const store = noeud(await demarrer(), 'un');
    await expect(store.append(flux(), -1, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(store.moveReservation('0123456789abcdef', -1, null)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('le bail n’est vu de personne, et son flux ne garde que ses derniers battements', async () => {
    const serveur = await demarrer();
    const store = noeud(serveur, 'un');
    await store.claim();
    const nom = flux();
    await ecrireAlors(store, nom);
    const avant = await tete(store);
    await attendre(BATTEMENT * 15);
    expect(serveur.journal.faits.filter((f) => f.stream === 'ephemere-noeud').length).toBeGreaterThan(10);
    expect(serveur.journal.lireFlux('ephemere-noeud')).toHaveLength(10);
    expect(await tete(store)).toBe(avant);
    expect((await toutLire(store, {}, -1)).map((e) => e.stream)).toEqual([nom]);
    expect(await store.readStream('ephemere-noeud')).toEqual([]);
  });

  it('un serveur absent n’est pas un refus : le bail vient quand il revient', async () => {
    const serveur = await demarrer();
    serveur.arreter();
    const store = noeud(serveur, 'un');
    await store.claim();
    await expect(store.append(flux(), -1, [fait()])).rejects.toBeInstanceOf(StoreUnavailable);
    await serveur.demarrer();
    const nom = flux();
    await ecrireAlors(store, nom);
    expect(await store.readStream(nom)).toHaveLength(1);
  });

  it('un nœud tué : son bail expire, le suivant démarre', async () => {
    const serveur = await demarrer();
    const { p, ecrire } = await noeudSepare(serveur);
    expect(await ecrire()).toBe('ecrit');
    const mort = new Promise<NodeJS.Signals | null>((r) => p.once('exit', (_, signal) => r(signal)));
    p.kill('SIGKILL');
    expect(await mort).toBe('SIGKILL');
    const depart = performance.now();
    const suivant = noeud(serveur, 'suivant');
    await suivant.claim();
    expect(performance.now() - depart).toBeGreaterThanOrEqual(EXPIRATION * 0.9);
    await ecrireAlors(suivant, flux());
  });

  it('relancé après un arrêt brutal, Jalon dit ce qu’il attend et combien de temps, puis démarre', async () => {
    const serveur = await demarrer();
    const bail = (held: boolean, id: string) => ({
      id,
      type: 'Bail.v1',
      contentType: 'application/json',
      data: Buffer.from(JSON.stringify({ holder: 'mort', held })),
      metadata: Buffer.alloc(0),
    });
    serveur.journal.ajouter('ephemere-noeud', -1, [bail(true, '44444444-4444-4444-8444-444444444444')]);
    const dites: string[] = [];
    const jalon = await ouvrirJalon({
      donnees: join(racine, 'donnees'),
      eventstoredb: serveur.connexion,
      onWait: (phrase) => {
        dites.push(phrase);
        // it had only been slow to say that it stops
        serveur.journal.ajouter('ephemere-noeud', 0, [bail(false, '55555555-5555-4555-8555-555555555555')]);
      },
    });
    expect(jalon.ecriture.ouverte).toBe(true);
    await jalon.fermer();
    expect(dites).toEqual([expect.stringContaining('attend 20 s au plus')]);
  });

  it('un nœud gelé qui se réveille après l’expiration n’écrit plus, et le sait', async () => {
    const serveur = await demarrer();
    const { p, ecrire } = await noeudSepare(serveur);
    expect(await ecrire()).toBe('ecrit');
    p.kill('SIGSTOP');
    await attendre(50);
    expect(readFileSync(`/proc/${p.pid}/stat`, 'utf8')).toMatch(/\) T /);
    const suivant = noeud(serveur, 'suivant');
    await suivant.claim();
    const faits = serveur.journal.faits.filter((f) => f.stream.startsWith('essai-')).length;
    // asked while frozen: it writes at the very moment it wakes up, if nothing holds it back
    const reponse = ecrire();
    p.kill('SIGCONT');
    expect(await reponse).toBe('LeaseLost perdu:1');
    expect(await ecrire()).toBe('LeaseLost perdu:1');
    expect(serveur.journal.faits.filter((f) => f.stream.startsWith('essai-'))).toHaveLength(faits);
    await ecrireAlors(suivant, flux());
  });

  it('un nœud gelé que personne n’a remplacé reprend', async () => {
    const serveur = await demarrer();
    const { p, ecrire } = await noeudSepare(serveur);
    p.kill('SIGSTOP');
    await attendre(EXPIRATION * 1.5);
    expect(readFileSync(`/proc/${p.pid}/stat`, 'utf8')).toMatch(/\) T /);
    p.kill('SIGCONT');
    expect(await ecrire()).toBe('ecrit');
  });
});
