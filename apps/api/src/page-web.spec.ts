import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { creerApplication } from './application.js';
import { sortie } from './journal-http.js';

let dossier: string;
let jalon: Jalon;
let app: INestApplication;
let base = '';

beforeAll(async () => {
  sortie.ecrire = () => undefined;
  dossier = mkdtempSync(join(tmpdir(), 'jalon-web-'));
  mkdirSync(join(dossier, 'assets'));
  writeFileSync(join(dossier, 'index.html'), '<!doctype html><title>Jalon</title>');
  writeFileSync(join(dossier, 'assets', 'app-1a2b.js'), 'export {};');
  jalon = await ouvrirJalon();
  writeFileSync(
    join(dossier, 'verifier.html'),
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-x'">`,
  );
  app = await creerApplication(jalon, {
    personas: [],
    pageWeb: dossier,
    verificateur: join(dossier, 'verifier.html'),
  });
  await app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${((app.getHttpServer() as Server).address() as AddressInfo).port}`;
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
  rmSync(dossier, { recursive: true });
});
const lire = async (chemin: string) => {
  const r = await fetch(base + chemin);
  return {
    statut: r.status,
    type: r.headers.get('content-type') ?? '',
    cache: r.headers.get('cache-control') ?? '',
    texte: await r.text(),
  };
};

describe('La page web', () => {
  it('répond à toute adresse qui n’est pas de l’API', async () => {
    for (const chemin of ['/', '/parcours', '/parcours/00000000-0000-4000-8000-000000000000/journal?onglet=1'])
      expect(await lire(chemin)).toMatchObject({
        statut: 200,
        type: expect.stringContaining('text/html'),
        cache: 'no-cache',
      });
  });

  it('ne se met pas à la place d’une adresse inconnue de l’API ni d’un fichier absent', async () => {
    for (const chemin of ['/api/rien', '/health/rien', '/assets/absent.js', '/favicon.ico'])
      expect(await lire(chemin)).toMatchObject({
        statut: 404,
        type: expect.stringContaining('application/problem+json'),
      });
  });

  it('refuse en problème une page demandée sous un autre nom de machine', async () => {
    const { port } = new URL(base);
    const statut = await new Promise<[number | undefined, string | undefined]>((reussir, echouer) => {
      const requete = request({ host: '127.0.0.1', port, path: '/', headers: { Host: 'attaquant.example' } }, (r) => {
        r.resume();
        reussir([r.statusCode, r.headers['content-type']]);
      });
      requete.on('error', echouer);
      requete.end();
    });
    expect(statut).toEqual([403, expect.stringContaining('application/problem+json')]);
  });

  it('sert à tous la page qui vérifie un dossier d’audit, sous la politique qu’elle porte et sans aucune adresse', async () => {
    const r = await fetch(`${base}/verification`);
    expect([r.status, r.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(r.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'sha256-x'; frame-ancestors 'none'",
    );
    const json = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{}' };
    expect((await fetch(`${base}/verification`, json)).status).toBe(404);
  });

  it('laisse garder un an les fichiers dont le nom porte l’empreinte', async () => {
    expect(await lire('/assets/app-1a2b.js')).toMatchObject({
      statut: 200,
      cache: expect.stringContaining('immutable'),
    });
  });

  it('ne laisse pas sortir de son dossier', async () => {
    for (const chemin of ['/..%2f..%2fetc%2fpasswd', '/assets/..%2f..%2findex.html', '/%2e%2e/package.json'])
      expect((await lire(chemin)).texte).not.toMatch(/root:|"dependencies"/);
  });
});
