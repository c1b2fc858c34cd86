/** FAUX SERVEUR: three nodes, of which the one that leads is lost. No election is played here: a test says when it is over. */
import { fork, type ChildProcess } from 'node:child_process';
import { setTimeout as attendre } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { withinDeadline, type EventStore } from '@jalon/event-store';
import { readAddress } from '../../libs/event-store/src/eventstoredb/address.js';
import { Cluster } from '../../libs/event-store/src/eventstoredb/discovery.js';
import { transportOf } from '../../libs/event-store/src/eventstoredb/transport.js';
import type { FauxGrappe } from './faux-serveur/grappe.js';
import { FauxServeur } from './faux-serveur/serveur.js';
import { commande, perdreLeChef } from './essais/perte-du-chef.js';
import { fait, faits, flux, issue, suivre } from './outils.js';
import { aFermer, faux, grappe, ouvrir } from './ouvertures.js';

/** The delays of the product, not those of the other tests: they are what is measured. */
const ouvrirPourDeVrai = (adresse: string): EventStore => ouvrir(adresse, { timeoutMs: 2000 });
/** What a real cluster takes to elect, shortened, and no round number of our own delays. */
const ELECTION_MS = 2700;

describe('EventStoreDB, FAUX SERVEUR : le chef d’une grappe est perdu', () => {
  it.each([
    ['gele', 'les trois nœuds', (g: FauxGrappe) => g.connexion],
    ['tue', 'les trois nœuds', (g: FauxGrappe) => g.connexion],
    ['gele', 'un suiveur seul', (g: FauxGrappe) => g.noeuds[2]?.connexion ?? ''],
    ['tue', 'un suiveur seul', (g: FauxGrappe) => g.noeuds[2]?.connexion ?? ''],
    [
      'gele',
      'le chef perdu seul, grappe demandée',
      (g: FauxGrappe) => g.noeuds[0]?.connexion.replace('esdb:', 'esdb+discover:') ?? '',
    ],
  ] as const)(
    '%s, l’adresse donnant %s : premier succès moins de 2 s après l’élection, chaque commande répondue en 5 s',
    async (comment, _, adresse) => {
      const g = await grappe();
      const store = ouvrirPourDeVrai(adresse(g));
      expect(await commande(store)).toHaveProperty('ok');
      const [chef, nouveau] = g.noeuds as [(typeof g.noeuds)[0], (typeof g.noeuds)[0]];
      const { premierSucces, plusLongue } = await perdreLeChef(store, async () => {
        if (comment === 'gele') g.geler(chef);
        else g.tuer(chef);
        await attendre(ELECTION_MS);
        g.elire(nouveau);
      });
      expect(premierSucces).toBeLessThan(2000);
      expect(plusLongue).toBeLessThan(5200);
      expect(g.noeuds.map((n) => n.sansChef)).toEqual([0, 0, 0]);
    },
    30_000,
  );

  it('une commande partie vers le chef gelé n’a qu’un effet, écrit par le suivant, et l’abonné continue', async () => {
    const g = await grappe();
    const store = ouvrirPourDeVrai(g.connexion);
    const nom = flux();
    const suivi = suivre(store, {}, (recus) => recus.length === 3);
    await store.append(nom, -1, [fait()]);
    g.geler(g.chef);
    const enCours = issue(withinDeadline(5000, () => store.append(nom, 0, [fait()])));
    await attendre(300);
    g.elire(g.suiveurs[0] as FauxGrappe['chef']);
    expect(await enCours).toMatchObject({ ok: { lastRevision: 1, replayed: false } });
    await store.append(nom, 1, [fait()]);
    expect(g.chef.journal.lireFlux(nom)).toHaveLength(3);
    expect((await suivi).recus.map((e) => e.revision)).toEqual([0, 1, 2]);
  }, 20_000);

  it('derrière un nom, chaque machine est demandée : celle qui est gelée n’empêche pas de trouver le chef', async () => {
    const gele = await faux();
    gele.muet = true;
    const chef = new FauxServeur();
    chef.hote = '127.0.0.2';
    await chef.demarrer(gele.adresse.port);
    aFermer.push(() => chef.arreter());
    const address = readAddress(`esdb+discover://grappe.essai:${gele.adresse.port}?tls=false`);
    const cluster = new Cluster(address.seeds, transportOf(address, false), async (nom) =>
      nom === 'grappe.essai' ? ['127.0.0.1', '127.0.0.2'] : [],
    );
    expect(await cluster.findLeader()).toEqual(chef.adresse);
  });

  it('une grappe perdue n’arrête pas le processus, et il repart avec elle', async () => {
    const g = await grappe();
    const p: ChildProcess = fork('test/event-store/chercheur.mjs', {
      env: { ...process.env, NODE_OPTIONS: '', JALON_CONNEXION: g.connexion },
      execArgv: [],
    });
    aFermer.push(() => p.kill('SIGKILL'));
    let [reussis, echoues, fin] = [0, 0, undefined as number | null | undefined];
    p.on('message', (c: { reussis: number; echoues: number }) => ([reussis, echoues] = [c.reussis, c.echoues]));
    p.on('exit', (code) => (fin = code));
    const jusqua = async (assez: () => boolean): Promise<void> => {
      for (let n = 0; n < 200 && !assez() && fin === undefined; n++) await attendre(50);
      expect(fin).toBeUndefined();
      expect(assez()).toBe(true);
    };
    await jusqua(() => reussis > 50);
    g.arreter();
    await jusqua(() => echoues > 20);
    await attendre(2500);
    const avant = reussis;
    await g.demarrer();
    await jusqua(() => reussis > avant);
  }, 60_000);
});

describe('EventStoreDB, FAUX SERVEUR : ce qu’un serveur dit de lui-même', () => {
  it.each(['occupe', 'pas-pret'] as const)(
    '%s : rien n’est écrit, on le sait, et l’essai suivant passe',
    async (dit) => {
      const serveur = await faux();
      const store = ouvrir(serveur.connexion);
      const nom = flux();
      await store.append(nom, -1, [fait()]);
      serveur.passagers.push(dit);
      expect(await store.readStream(nom)).toHaveLength(1);
      serveur.passagers.push(dit);
      await store.append(nom, 0, [fait()]);
      serveur.passagers.push(dit, dit, dit);
      await expect(store.append(nom, 1, [fait()])).rejects.toMatchObject({ name: 'StoreUnavailable' });
      expect(serveur.journal.lireFlux(nom)).toHaveLength(2);
    },
  );

  it('un renvoi pas encore répliqué, abandonné sans un mot, reste inconnu puis se sait : un seul effet', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion, { timeoutMs: 500 });
    const nom = flux();
    const envoi = [fait()];
    serveur.pannes.push('ecrit-sans-reponse', 'abandonne', 'abandonne');
    expect(await issue(store.append(nom, -1, envoi))).toMatchObject({ refus: { name: 'UnknownOutcome' } });
    expect(await store.append(nom, -1, envoi)).toMatchObject({ lastRevision: 0, replayed: true });
    serveur.pannes.push('ecrit-sans-reponse', 'abandonne');
    expect(await store.append(nom, 0, faits(2))).toMatchObject({ lastRevision: 2 });
    expect(serveur.journal.lireFlux(nom)).toHaveLength(3);
  });

  it.each([
    [true, 'coupé par le serveur'],
    [false, 'renvoyé au rattrapage'],
  ])(
    'un abonné trop lent (%s : %s) ne perd ni ne répète rien',
    async (coupe) => {
      const serveur = await faux();
      serveur.coupeLesLents = coupe;
      const store = ouvrir(serveur.connexion);
      const nom = flux();
      const gros = 'x'.repeat(20_000);
      let attenduALaFin = -1;
      const aJour: number[] = [];
      const { recus } = await suivre(store, { batchSize: 5 }, async (_, message) => {
        if (message.kind === 'caughtUp') aJour.push(message.position);
        if (message.kind === 'caughtUp' && attenduALaFin === -1) {
          // the first event keeps the reader busy: the others pile up at the server
          await store.append(nom, -1, [fait({ gros })]);
          attenduALaFin = 0;
        } else if (message.kind === 'events' && attenduALaFin === 0) {
          for (let n = 0; n < 120; n++) attenduALaFin = (await store.append(nom, n, [fait({ gros })])).lastPosition;
          await attendre(200);
        }
        return aJour.at(-1) === attenduALaFin && attenduALaFin > 0;
      });
      expect(serveur.appels.tropLents).toBeGreaterThan(0);
      expect(recus.map((e) => e.revision)).toEqual(Array.from({ length: 121 }, (_, n) => n));
    },
    20_000,
  );

  it('un nettoyage n’ôte pas sa place à qui s’était arrêté sur un fait nettoyé', async () => {
    const serveur = await faux();
    const store = ouvrir(serveur.connexion);
    const [garde, ote] = [flux(), flux()];
    await store.append(garde, -1, [fait()]);
    const { lastPosition } = await store.append(ote, -1, [fait()]);
    serveur.journal.supprimer(ote);
    serveur.journal.nettoyer();
    expect(serveur.journal.faits.some((f) => f.stream === ote)).toBe(false);
    await store.append(garde, 0, [fait()]);
    expect((await store.readAll({ after: lastPosition })).map((e) => e.revision)).toEqual([1]);
    const { recus } = await suivre(ouvrir(serveur.connexion), { after: lastPosition }, (r) => r.length === 1);
    expect(recus.map((e) => e.revision)).toEqual([1]);
  });
});
