import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { personasDemonstration } from '@jalon/demonstration';
import { openMemoryStore, type EventStore } from '@jalon/event-store';
import { creerApplication } from './application.js';
import { renoncer } from './arret.js';
import { EtatDuServeur } from './etat-du-serveur.js';
import { sortie } from './journal-http.js';

const PERSONA = { 'X-Jalon-Persona': 'conseiller-ml' };
const DELAI_DE_LISTE = 2000;
let store: EventStore;
let jalon: Jalon;
let app: INestApplication;
let serveur: EtatDuServeur;
let base = '';
let appels: number[];
let quandTraite: Jalon['projections']['quandTraite'];

beforeAll(() => void (sortie.ecrire = () => undefined));
beforeEach(async () => {
  store = openMemoryStore();
  jalon = await ouvrirJalon({ store });
  appels = [];
  quandTraite = jalon.projections.quandTraite;
  serveur = new EtatDuServeur();
  serveur.phase = 'pret';
  app = await creerApplication(jalon, {
    personas: personasDemonstration,
    serveur,
    attentes: { total: 3, parPersona: 2 },
  });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}`;
});
afterEach(async () => {
  (app.getHttpServer() as Server).closeAllConnections();
  await app.close();
  await jalon.fermer();
  await store.close();
});
afterAll(() => void (sortie.ecrire = (ligne) => void process.stdout.write(`${ligne}\n`)));

/** Read models that never catch up: each wait lasts as long as it was allowed to. */
function figerLesModeles(): void {
  jalon.projections.quandTraite = (_position, delai) => {
    appels.push(delai);
    return delai === 0 ? Promise.resolve(false) : quandTraite(Number.MAX_SAFE_INTEGER, delai);
  };
}
const ouvrir = (): Promise<Response> =>
  fetch(`${base}/api/parcours`, {
    method: 'POST',
    headers: { ...PERSONA, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      type: 'OuvrirParcours',
      data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } },
    }),
  });
/** Token of the last write. */
let jeton = '';
const ecrire = async (): Promise<void> => {
  jeton = (await ouvrir()).headers.get('x-jalon-jeton') ?? '';
};
/** The same token, for a write that would be so much further in the log. */
function plusLoin(de: bigint): string {
  const octets = Buffer.from(jeton, 'base64url');
  octets.writeBigUInt64BE(octets.readBigUInt64BE(9) + de, 9);
  return octets.toString('base64url');
}
async function lister(persona = PERSONA['X-Jalon-Persona'], ecriture = jeton) {
  const debut = performance.now();
  const r = await fetch(`${base}/api/parcours`, {
    headers: { 'X-Jalon-Persona': persona, 'X-Jalon-Jeton': ecriture },
  });
  const { total } = (await r.json()) as { total: number };
  return { statut: r.status, raison: r.headers.get('x-jalon-attente'), total, ms: performance.now() - debut };
}
const enAttente = async (n: number): Promise<void> => {
  while (appels.filter((d) => d > 0).length < n) await new Promise((r) => setTimeout(r, 5));
};

describe('Pendant l’arrêt', () => {
  it('une nouvelle requête est refusée avec sa raison, la santé reste lisible', async () => {
    serveur.arreter();
    const refusee = await ouvrir();
    expect(refusee.status).toBe(503);
    expect(refusee.headers.get('content-type')).toContain('application/problem+json');
    expect(refusee.headers.get('retry-after')).not.toBeNull();
    expect(await refusee.json()).toMatchObject({ type: 'urn:jalon:probleme:arret-en-cours' });
    expect((await store.health()).head).toBe(-1);
    expect((await fetch(`${base}/health/live`)).status).toBe(200);
    expect((await fetch(`${base}/health/ready`)).status).toBe(503);
  });

  it('une attente est abandonnée aussitôt, et sa liste répondue', async () => {
    await ecrire();
    figerLesModeles();
    const attente = lister();
    await enAttente(1);
    serveur.arreter();
    const lue = await attente;
    expect(lue).toMatchObject({ statut: 200, raison: 'arret' });
    expect(lue.ms).toBeLessThan(DELAI_DE_LISTE - 500);
  });

  it('une commande qui ne finit pas est dite d’issue inconnue, une lecture non traitée', async () => {
    store.append = () => new Promise(() => undefined);
    jalon.projections.etat = () => new Promise(() => undefined);
    const commande = ouvrir();
    const lecture = fetch(`${base}/api/projections`, { headers: PERSONA });
    while (serveur.connexions.enCours.length < 2) await new Promise((r) => setTimeout(r, 5));
    serveur.arreter();
    await serveur.connexions.annoncerLaFin(100);
    expect(await serveur.connexions.finir({ repit: 10, enCours: 50, renoncer })).toBe(2);
    expect(await (await commande).json()).toMatchObject({ status: 503, type: 'urn:jalon:probleme:issue-inconnue' });
    expect(await (await lecture).json()).toMatchObject({ status: 503, type: 'urn:jalon:probleme:arret-en-cours' });
  });
});

describe('L’attente d’une écriture', () => {
  it('au-delà du dernier fait, ne retient personne', async () => {
    await ecrire();
    expect(await lister()).toMatchObject({ statut: 200, raison: null, total: 1 });
    for (const loin of [1n, BigInt(Number.MAX_SAFE_INTEGER) - 100n]) {
      const lue = await lister(PERSONA['X-Jalon-Persona'], plusLoin(loin));
      expect(lue).toMatchObject({ statut: 200, raison: 'au-dela' });
      expect(lue.ms).toBeLessThan(1000);
    }
  });

  it('qui ne finit pas dure deux secondes, et le dit', async () => {
    await ecrire();
    figerLesModeles();
    const lue = await lister();
    expect(lue).toMatchObject({ statut: 200, raison: 'delai' });
    expect(lue.ms).toBeGreaterThan(DELAI_DE_LISTE - 100);
  });

  it('de trop est répondue tout de suite, par persona puis en tout', async () => {
    await ecrire();
    figerLesModeles();
    const premieres = [lister(), lister()];
    await enAttente(2);
    const deTrop = await lister();
    expect(deTrop).toMatchObject({ statut: 200, raison: 'plafond' });
    expect(deTrop.ms).toBeLessThan(1000);
    premieres.push(lister('ddets'));
    await enAttente(3);
    expect(await lister('cip-ai')).toMatchObject({ statut: 200, raison: 'plafond' });
    expect((await Promise.all(premieres)).map((l) => l.raison)).toEqual(['delai', 'delai', 'delai']);
    // and the places are given back
    const suivante = lister();
    await enAttente(4);
    expect((await suivante).raison).toBe('delai');
  });
});
