import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { personasDemonstration } from '@jalon/demonstration';
import { creerApplication } from '../application.js';
import { sortie } from '../journal-http.js';

let jalon: Jalon;
let app: INestApplication;
let port = 0;

beforeAll(async () => {
  sortie.ecrire = () => undefined;
  jalon = await ouvrirJalon();
  app = await creerApplication(jalon, { personas: personasDemonstration });
  await app.listen(0, '127.0.0.1');
  port = ((app.getHttpServer() as Server).address() as AddressInfo).port;
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

/** Bytes as a proxy would write them: no client library in between to correct or add a header. */
function demander(ligne: string, entetes: string[]): Promise<{ statut: number; type: string }> {
  return new Promise((resoudre, rejeter) => {
    const prise = connect(port, '127.0.0.1');
    let texte = '';
    prise.setEncoding('utf8').on('data', (recu: string) => (texte += recu));
    prise.on('error', rejeter);
    prise.on('close', () => {
      const [tete = '', corps = ''] = texte.split('\r\n\r\n');
      const probleme = tete.includes('application/problem+json') ? (JSON.parse(corps) as { type: string }) : null;
      resoudre({ statut: Number(tete.slice(9, 12)), type: probleme?.type.split(':').at(-1) ?? '' });
    });
    prise.write([ligne, ...entetes, 'X-Jalon-Persona: ddets', 'Connection: close', '', ''].join('\r\n'));
  });
}
const LIRE = 'GET /api/parcours HTTP/1.1';
const REFUSEE = { statut: 403, type: 'mandataire-refuse' };

/** What real proxies, tunnels and content networks add. */
const EN_TETES = [
  'Forwarded: for=192.0.2.60;proto=http;by=203.0.113.43',
  'X-Forwarded-For: 192.0.2.60',
  'X-Forwarded-Host: jalon.example',
  'X-Forwarded-Proto: https',
  'X-Forwarded-Port: 443',
  'X-Forwarded-Prefix: /jalon',
  'X-Forwarded-Server: mandataire',
  'x-FORWARDED-by: mandataire',
  'X-Forwarded: 192.0.2.60',
  'Forwarded-For: 192.0.2.60',
  'X-Original-Forwarded-For: 192.0.2.60',
  'X-Original-Host: jalon.example',
  'X-Original-URL: /api/parcours',
  'X-Rewrite-URL: /api/parcours',
  'X-Real-IP: 192.0.2.60',
  'X-Client-IP: 192.0.2.60',
  'X-Cluster-Client-IP: 192.0.2.60',
  'Client-IP: 192.0.2.60',
  'True-Client-IP: 192.0.2.60',
  'CF-Connecting-IP: 192.0.2.60',
  'CF-Ray: 230b030023ae2822-SJC',
  'CDN-Loop: cloudflare',
  'Fastly-Client-IP: 192.0.2.60',
  'Fly-Client-IP: 192.0.2.60',
  'X-Azure-ClientIP: 192.0.2.60',
  'X-ARR-ClientIP: 192.0.2.60',
  'X-Appengine-User-IP: 192.0.2.60',
  'X-Amzn-Trace-Id: Root=1-67891233-abcdef012345678912345678',
  'X-Envoy-External-Address: 192.0.2.60',
  'X-Varnish: 32770',
  'Tailscale-User-Login: quelqu-un',
  'Via: 1.1 mandataire',
  'Proxy-Connection: keep-alive',
  'X-Forwarded-For:',
];

describe('La garde contre un mandataire', () => {
  it.each(EN_TETES)('refuse une lecture qui porte « %s »', async (entete) => {
    expect(await demander(LIRE, [`Host: localhost:${port}`, entete])).toEqual(REFUSEE);
    expect(await demander(LIRE, [`Host: 127.0.0.1:${port}`, entete])).toEqual(REFUSEE);
  });

  it('refuse un nom d’hôte récrit : sans port, ou avec celui d’un autre serveur', async () => {
    for (const hote of ['localhost', '127.0.0.1', '[::1]', 'localhost:80', `localhost:${port === 8080 ? 8081 : 8080}`])
      expect({ hote, ...(await demander(LIRE, [`Host: ${hote}`])) }).toEqual({ hote, ...REFUSEE });
    for (const hote of ['jalon.example', `jalon.example:${port}`])
      expect(await demander(LIRE, [`Host: ${hote}`])).toEqual({ statut: 403, type: 'origine-refusee' });
  });

  it('refuse ce qu’on ne demande qu’à un mandataire, et HTTP/1.0, que parlent les mandataires', async () => {
    expect(await demander(`GET http://localhost:${port}/api/parcours HTTP/1.1`, [`Host: localhost:${port}`])).toEqual(
      REFUSEE,
    );
    expect(await demander('GET /api/parcours HTTP/1.0', [`Host: localhost:${port}`])).toEqual(REFUSEE);
  });

  it('refuse aussi la page, la santé et une écriture', async () => {
    for (const ligne of ['GET / HTTP/1.1', 'GET /health/ready HTTP/1.1', 'POST /api/parcours HTTP/1.1'])
      expect(await demander(ligne, [`Host: localhost:${port}`, 'Via: 1.1 mandataire'])).toEqual(REFUSEE);
  });

  it('laisse passer ce qu’un navigateur de cet ordinateur envoie', async () => {
    const navigateur = [
      'Accept: application/json',
      'Accept-Language: fr-FR,fr;q=0.9',
      'Cache-Control: no-cache',
      'DNT: 1',
      'Pragma: no-cache',
      'Sec-Fetch-Dest: empty',
      'Sec-Fetch-Mode: cors',
      'Sec-Fetch-Site: same-origin',
      'Upgrade-Insecure-Requests: 1',
      'User-Agent: Mozilla/5.0',
      'Cookie: autre=1',
      'X-Requested-With: XMLHttpRequest',
      'If-None-Match: "1"',
      'TE: trailers',
    ];
    for (const hote of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      expect(await demander(LIRE, [`Host: ${hote}`, ...navigateur])).toEqual({ statut: 200, type: '' });
  });
});
