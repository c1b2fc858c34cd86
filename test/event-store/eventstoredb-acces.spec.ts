/** FAUX SERVEUR: a server that answers and refuses. Not the same as one that does not answer, and one French sentence each. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { direJournalAbsent, expliquer, ouvrirJalon } from '@jalon/application';
import { openEventStoreDb, type EventStore } from '@jalon/event-store';
import { jusqua, noeud, serveur as fauxEnClair } from './banc-http.js';
import { D_AILLEURS, D_ICI } from './faux-serveur/certificat.js';
import { FauxServeur } from './faux-serveur/serveur.js';
import { fait, flux, suivre } from './outils.js';

const MOT_DE_PASSE = 'S3/cr+et';
let racine: string;
let autorite: string;
let serveur: FauxServeur;
const aFermer: Array<() => unknown> = [];
beforeEach(async () => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-acces-'));
  autorite = join(racine, 'autorite.pem');
  writeFileSync(autorite, D_ICI.certificat);
  serveur = new FauxServeur(D_ICI);
  serveur.comptes = new Map([['jalon', MOT_DE_PASSE]]);
  await serveur.demarrer();
  aFermer.push(() => serveur.arreter());
});
afterEach(async () => {
  for (const fermer of aFermer.splice(0).reverse()) await fermer();
  rmSync(racine, { recursive: true, force: true });
});
const adresse = (compte: string, options = `tls=true&tlsCAFile=${encodeURIComponent(autorite)}`): string =>
  `esdb://${compte}localhost:${serveur.adresse.port}?${options}`;
const bonne = (): string => adresse(`jalon:${MOT_DE_PASSE}@`);
function ouvrir(connectionString: string): EventStore {
  const store = openEventStoreDb({ connectionString, timeoutMs: 1500, reconnectMs: 5 });
  aFermer.push(() => store.close());
  return store;
}

const REFUS: [quoi: string, compter: () => string, raison: string, phrase: RegExp][] = [
  ['sans compte', () => adresse(''), 'no-account', /demande un compte/],
  ['un mauvais mot de passe', () => adresse('jalon:autre@'), 'wrong-account', /ne reconnaît pas ce compte/],
  [
    'une autorité inconnue',
    () => adresse(`jalon:${MOT_DE_PASSE}@`, 'tls=true'),
    'unknown-authority',
    /autorité inconnue ici/,
  ],
];

describe('EventStoreDB, FAUX SERVEUR : le serveur refuse ce nœud', () => {
  it('le bon compte, un « / » et un « + » dans le mot de passe : tout passe', async () => {
    const store = ouvrir(bonne());
    await store.append(flux(), -1, [fait()]);
    expect(await store.health()).toMatchObject({ ok: true });
    expect((await suivre(store, {}, (r) => r.length === 1)).recus).toHaveLength(1);
  });

  it.each(REFUS)('%s : dit comme un refus, à chaque appel, sans insister', async (_, quelle, reason) => {
    const store = ouvrir(quelle());
    const refus = { name: 'AccessRefused', reason };
    await expect(store.append(flux(), -1, [fait()])).rejects.toMatchObject(refus);
    await expect(store.readStream(flux())).rejects.toMatchObject(refus);
    await expect(store.readAll()).rejects.toMatchObject(refus);
    await expect(suivre(store, {}, () => false)).rejects.toMatchObject(refus);
    expect(await store.health()).toMatchObject({ ok: false, refused: reason });
    expect(serveur.journal.faits.every((f) => f.stream.startsWith('$'))).toBe(true);
  });

  it('sans le droit de lire le journal entier', async () => {
    serveur.journalInterdit = true;
    const store = ouvrir(bonne());
    await store.append(flux(), -1, [fait()]);
    await expect(store.readAll()).rejects.toMatchObject({ name: 'AccessRefused', reason: 'forbidden-log' });
    expect(await store.health()).toMatchObject({ ok: false, refused: 'forbidden-log' });
  });

  it('l’un chiffre, l’autre non', async () => {
    const clair = new FauxServeur();
    await clair.demarrer();
    aFermer.push(() => clair.arreter());
    const store = ouvrir(clair.connexion.replace('127.0.0.1', 'localhost').replace('tls=false', 'tls=true'));
    expect(await store.health()).toMatchObject({ ok: false, refused: 'not-tls' });
  });

  it('un certificat qui porte d’autres noms que celui de l’adresse', async () => {
    const ailleurs = new FauxServeur(D_AILLEURS);
    await ailleurs.demarrer();
    aFermer.push(() => ailleurs.arreter());
    writeFileSync(autorite, D_AILLEURS.certificat);
    const store = ouvrir(bonne().replace(/localhost:\d+/, `localhost:${ailleurs.adresse.port}`));
    expect(await store.health()).toMatchObject({ ok: false, refused: 'certificate-name' });
  });

  // Node 26 no longer gives a server its IP address for a name (DEP0123), and the client asks for nothing else
  it('une adresse IP, avec TLS : lue avant Node 26, dite comme un refus depuis', async () => {
    const parAdresse = bonne().replace('localhost', '127.0.0.1');
    const health = await ouvrir(parAdresse).health();
    if (Number(process.versions.node.split('.')[0]) < 26) return void expect(health.ok).toBe(true);
    expect(health).toMatchObject({ ok: false, refused: 'tls-by-address' });
    const refus = await ouvrirJalon({ donnees: join(racine, 'd'), eventstoredb: parAdresse }).catch((e: unknown) => e);
    expect(expliquer(refus)).toMatch(/ne parle TLS qu’à un nom/);
  });

  it('un serveur d’une autre sorte', async () => {
    const autre = new FauxServeur();
    autre.inconnu = true;
    await autre.demarrer();
    aFermer.push(() => autre.arreter());
    expect(await ouvrir(autre.connexion).health()).toMatchObject({ ok: false, refused: 'not-eventstoredb' });
  });

  it('un compte qui ne règle aucun flux tient le bail quand même, et écrit', async () => {
    serveur.reglagesInterdits = true;
    const store = openEventStoreDb({ connectionString: bonne(), timeoutMs: 1500, lease: { holder: flux() } });
    aFermer.push(() => store.close());
    await store.claim();
    await store.append(flux(), -1, [fait()]);
  });

  it('un serveur qui ne répond pas n’est pas un refus ; rien à l’adresse, ni un nom sans machine, n’est un silence', async () => {
    serveur.muet = true;
    const muet = await ouvrir(bonne()).health();
    expect([muet.ok, muet.refused, direJournalAbsent(muet)]).toEqual([false, undefined, null]);
    serveur.arreter();
    const parti = await ouvrir(bonne()).health();
    expect(parti).toMatchObject({ ok: false, absent: 'nobody' });
    expect(direJournalAbsent(parti)).toMatch(/Rien n’écoute à l’adresse/);
    const sansNom = await ouvrir('esdb://jalon.invalid:2113?tls=false').health();
    expect(sansNom).toMatchObject({ ok: false, absent: 'unresolved' });
    expect(direJournalAbsent(sansNom)).toMatch(/ne désigne aucune machine/);
  });

  it.each(REFUS)(
    '%s, au premier démarrage : la phrase, aussitôt, et aucune clé',
    async (_, quelle, _raison, phrase) => {
      const debut = performance.now();
      const refus = await ouvrirJalon({ donnees: join(racine, 'd'), eventstoredb: quelle() }).catch((e: unknown) => e);
      expect(performance.now() - debut).toBeLessThan(5000);
      expect(expliquer(refus)).toMatch(phrase);
      expect(expliquer(refus)).not.toContain(MOT_DE_PASSE);
    },
  );

  it('une adresse refusée, au démarrage : la phrase, sans le mot de passe', async () => {
    const eventstoredb = `${bonne()}&tlsVerifyCert=false`;
    const refus = await ouvrirJalon({ donnees: join(racine, 'd'), eventstoredb }).catch((e: unknown) => e);
    expect(expliquer(refus)).toMatch(/tlsVerifyCert=false n’est pas possible/);
    expect(expliquer(refus)).not.toContain(MOT_DE_PASSE);
  });

  it('un droit retiré sous un nœud en marche : dit une fois, par la santé et par chaque réponse, puis repris', async () => {
    const dits: (string | null)[] = [];
    const n = await noeud(serveur, {
      eventstoredb: bonne(),
      surAvertissement: (code, phrase) => void (code === 'acces' && dits.push(phrase)),
    });
    const parcours = await n.ouvrir();
    serveur.comptes = new Map([['jalon', 'change']]);
    // what this node knows to be up to date is not asked again: the whole history is
    const lu = await n.appeler(`/api/parcours/${parcours}/journal`);
    expect(lu).toMatchObject({ statut: 503, corps: { type: 'urn:jalon:probleme:acces-au-journal' } });
    expect(lu.corps.detail).toMatch(/ne reconnaît pas ce compte/);
    const sante = await n.appeler('/health/ready');
    expect(sante).toMatchObject({
      statut: 503,
      corps: { detail: expect.stringMatching(/ne reconnaît pas ce compte/) },
    });
    expect(JSON.stringify([lu.corps, sante.corps])).not.toContain(MOT_DE_PASSE);
    serveur.comptes = new Map([['jalon', MOT_DE_PASSE]]);
    expect(
      (
        await jusqua(
          () => n.appeler('/health/ready'),
          (r) => r.statut === 200,
        )
      ).statut,
    ).toBe(200);
    expect((await n.appeler(`/api/parcours/${parcours}`)).statut).toBe(200);
    expect(dits).toEqual([expect.stringMatching(/ne reconnaît pas/), null]);
  });
});

describe('EventStoreDB, FAUX SERVEUR : ce que répond la commande', () => {
  it('trop grande pour le serveur : 413, en français, et rien n’est enregistré', async () => {
    const s = await fauxEnClair();
    const n = await noeud(s);
    const parcours = await n.ouvrir();
    s.tailleMax = 300;
    const r = await n.appeler(`/api/parcours/${parcours}/commandes`, {
      type: 'OrienterVersSiae',
      data: { siae: 'ai-1' },
    });
    expect(r).toMatchObject({ statut: 413, corps: { type: 'urn:jalon:probleme:faits-trop-grands' } });
    expect(r.corps.detail).toContain('rien n’a été enregistré');
    expect(s.journal.lireFlux(`parcours-${parcours}`)).toHaveLength(1);
  });

  it('devant un serveur gelé : une réponse en cinq secondes, et l’issue n’est dite inconnue que si elle l’est', async () => {
    const s = await fauxEnClair();
    const n = await noeud(s);
    const parcours = await n.ouvrir();
    const commande = { type: 'OrienterVersSiae', data: { siae: 'ai-1' } };
    s.pannes.push('ecrit-puis-muet');
    const debut = performance.now();
    const r = await n.appeler(`/api/parcours/${parcours}/commandes`, commande, { 'Idempotency-Key': 'commande-1' });
    expect(performance.now() - debut).toBeLessThan(6000);
    expect(r).toMatchObject({ statut: 503, corps: { type: 'urn:jalon:probleme:issue-inconnue' } });
    // sent again while nothing answers: still unknown, and in the same time
    const encore = performance.now();
    expect(
      (await n.appeler(`/api/parcours/${parcours}/commandes`, commande, { 'Idempotency-Key': 'commande-1' })).corps[
        'type'
      ],
    ).toBe('urn:jalon:probleme:issue-inconnue');
    expect(
      (await n.appeler(`/api/parcours/${parcours}/commandes`, commande, { 'Idempotency-Key': 'commande-2' })).corps[
        'type'
      ],
    ).toBe('urn:jalon:probleme:stockage-indisponible');
    expect(performance.now() - encore).toBeLessThan(12_000);
  }, 40_000);
});
