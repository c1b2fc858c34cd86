import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { personasDemonstration } from '@jalon/demonstration';
import { creerApplication } from '../application.js';
import { lireConfiguration } from '../configuration.js';
import { sortie } from '../journal-http.js';
import { ProblemeHttp } from '../problemes/probleme.js';
import { Limite } from './limites.js';

const issue = (compte: Promise<void>): Promise<'compte' | ProblemeHttp> =>
  compte.then(
    () => 'compte' as const,
    (refus: ProblemeHttp) => refus,
  );

describe('Une limite', () => {
  it('laisse passer son compte et sa réserve, puis nomme la règle et le délai', async () => {
    const limite = new Limite({ code: 'limite-d-essai', par: 'persona', parMinute: 3 });
    for (let i = 0; i < 15; i++) expect(await issue(limite.compter('a'))).toBe('compte');
    const refus = await issue(limite.compter('a'));
    expect(refus).toBeInstanceOf(ProblemeHttp);
    const { probleme, entetes } = refus as ProblemeHttp;
    expect(probleme).toMatchObject({ status: 429, regle: 'limite-d-essai', limite: { requetes: 3, reserve: 12 } });
    expect(Number(entetes['Retry-After'])).toBeGreaterThanOrEqual(1);
    expect(Number(entetes['Retry-After'])).toBeLessThanOrEqual(60);
    expect(await issue(limite.compter('b'))).toBe('compte');
  });

  it('compte ce que coûte une demande', async () => {
    const limite = new Limite({ code: 'limite-d-essai', par: 'persona', parMinute: 10 });
    expect(await issue(limite.compter('a', 10))).toBe('compte');
    expect(await issue(limite.compter('a', 40))).toBe('compte');
    expect(await issue(limite.compter('a', 1))).toBeInstanceOf(ProblemeHttp);
  });

  it('à zéro, ne compte rien', async () => {
    const limite = new Limite({ code: 'limite-d-essai', par: 'persona', parMinute: 0 });
    for (let i = 0; i < 1000; i++) expect(await issue(limite.compter('a'))).toBe('compte');
  });

  it('ne grossit pas avec le nombre de noms inconnus', async () => {
    const limite = new Limite({ code: 'limite-d-essai', par: 'adresse', parMinute: 1 });
    let comptees = 0;
    for (let i = 0; i < 20_000; i++)
      if ((await issue(limite.compterInconnu(`2001:db8::${i.toString(16)}`))) === 'compte') comptees++;
    // 1,024 counters, each lets five through
    expect(comptees).toBeGreaterThan(4000);
    expect(comptees).toBeLessThanOrEqual(1024 * 5);
  });
});

describe('Les limites par HTTP', () => {
  let jalon: Jalon;
  let app: INestApplication;
  let base = '';
  beforeAll(async () => {
    sortie.ecrire = () => undefined;
    jalon = await ouvrirJalon();
    app = await creerApplication(jalon, {
      personas: personasDemonstration,
      limites: { persona: 4, anonyme: 2, connexion: 0 },
    });
    await app.listen(0, '127.0.0.1');
    base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await app.close();
    await jalon.fermer();
  });
  const lire = (chemin: string, persona?: string): Promise<Response> =>
    fetch(base + chemin, { headers: persona === undefined ? {} : { 'X-Jalon-Persona': persona } });
  const statuts = async (n: number, chemin: string, persona?: string): Promise<Record<number, number>> => {
    const comptes: Record<number, number> = {};
    for (let i = 0; i < n; i++) {
      const { status } = await lire(chemin, persona);
      comptes[status] = (comptes[status] ?? 0) + 1;
    }
    return comptes;
  };

  it('comptent chaque persona pour lui-même, et disent en 429 quoi et jusqu’à quand', async () => {
    expect(await statuts(25, '/api/parcours', 'cip-ai')).toEqual({ 200: 20, 429: 5 });
    expect((await lire('/api/parcours', 'ddets')).status).toBe(200);
    const refusee = await lire('/api/parcours', 'cip-ai');
    expect(refusee.headers.get('content-type')).toContain('application/problem+json');
    expect(Number(refusee.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refusee.json()).toMatchObject({
      type: 'urn:jalon:probleme:trop-de-requetes',
      status: 429,
      regle: 'limite-persona',
      detail: expect.stringContaining('4 requêtes par minute et par persona'),
    });
  });

  it('comptent un export pour ce qu’il coûte', async () => {
    expect(await statuts(7, '/api/parcours/export?format=csv', 'rh-ei')).toEqual({ 200: 5, 429: 2 });
    expect((await lire('/api/parcours', 'rh-ei')).status).toBe(429);
  });

  it('comptent ensemble, plus sévèrement, les requêtes sans persona connu, quel que soit le nom donné', async () => {
    const comptes: Record<number, number> = {};
    for (let i = 0; i < 14; i++) {
      const { status } = await lire('/api/personas', i % 2 === 0 ? undefined : `inconnu-${i}`);
      comptes[status] = (comptes[status] ?? 0) + 1;
    }
    expect(comptes).toEqual({ 200: 10, 429: 4 });
    expect(await (await lire('/api/personas')).json()).toMatchObject({ regle: 'limite-anonyme' });
    // a persona already known is not punished for them
    expect((await lire('/api/personas', 'prefet')).status).toBe(200);
  });

  it('ne se contournent pas par la casse de l’adresse : elle ne mène nulle part', async () => {
    for (const chemin of ['/API/parcours', '/api/PARCOURS', '/Api/parcours/EXPORT?format=csv', '/Health/live'])
      expect([chemin, (await lire(chemin, 'prefet')).status]).toEqual([chemin, 404]);
  });

  it('ne comptent jamais la santé', async () => {
    expect(await statuts(30, '/health/live')).toEqual({ 200: 30 });
    expect(await statuts(30, '/health/live', 'cip-ai')).toEqual({ 200: 30 });
  });

  it('sont des réglages, avec des valeurs par défaut', () => {
    expect(lireConfiguration({})).toMatchObject({
      limites: { persona: 120, anonyme: 30 },
      attentes: { total: 64, parPersona: 8 },
    });
    const reglees = {
      JALON_LIMITE_PERSONA: '0',
      JALON_LIMITE_ANONYME: '5',
      JALON_LIMITE_ATTENTES: '3',
      JALON_LIMITE_ATTENTES_PERSONA: '2',
    };
    expect(lireConfiguration(reglees)).toMatchObject({
      limites: { persona: 0, anonyme: 5 },
      attentes: { total: 3, parPersona: 2 },
    });
    for (const nom of Object.keys(reglees)) expect(() => lireConfiguration({ [nom]: 'beaucoup' })).toThrow(nom);
  });
});
