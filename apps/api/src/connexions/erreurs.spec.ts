import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { personasDemonstration } from '@jalon/demonstration';
import { creerApplication } from '../application.js';
import { sortie } from '../journal-http.js';

let jalon: Jalon;
let app: INestApplication;
let port = 0;
const journal: string[] = [];
const portDe = (http: Server): number => (http.address() as AddressInfo).port;

beforeAll(async () => {
  sortie.ecrire = (ligne) => void journal.push(ligne);
  jalon = await ouvrirJalon();
  app = await creerApplication(jalon, { personas: personasDemonstration });
  await app.listen(0, '127.0.0.1');
  port = portDe(app.getHttpServer() as Server);
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

interface Recu {
  texte: string;
  ms: number;
  /** Code of the error that ended the connection; null when the server closed it properly. */
  coupure: string | null;
}
/** Sends pieces as they are, a pause between them, and keeps all that comes back until the connection ends. */
function envoyer(morceaux: (string | Buffer)[], { pause = 0, vers = port } = {}): Promise<Recu> {
  return new Promise((resoudre) => {
    const debut = performance.now();
    const prise = connect(vers, '127.0.0.1');
    let texte = '';
    let coupure: string | null = null;
    const [premier = '', ...suite] = morceaux;
    prise.write(premier);
    const minuterie = setInterval(() => {
      const morceau = suite.shift();
      if (morceau !== undefined && prise.writable) prise.write(morceau);
    }, pause);
    prise.setEncoding('utf8').on('data', (recu: string) => (texte += recu));
    prise.on('error', (e: NodeJS.ErrnoException) => (coupure = e.code ?? 'erreur'));
    prise.on('close', () => {
      clearInterval(minuterie);
      resoudre({ texte, ms: performance.now() - debut, coupure });
    });
  });
}
const HOTE = (): string => `Host: 127.0.0.1:${port}`;
const tete = (ligne: string, ...entetes: string[]): string => [ligne, HOTE(), ...entetes, '', ''].join('\r\n');

/** One response, complete, a problem document in French. */
function attendreProbleme({ texte, coupure }: Recu, statut: number, code: string): void {
  expect(coupure).toBeNull();
  const [entetes = '', corps = '', ...reste] = texte.split('\r\n\r\n');
  expect(reste).toEqual([]);
  expect(entetes).toMatch(new RegExp(`^HTTP/1.1 ${statut} `));
  expect(entetes).toMatch(/\r\nContent-Type: application\/problem\+json/i);
  expect(entetes).toMatch(/\r\nX-Content-Type-Options: nosniff/i);
  expect(entetes).toMatch(/\r\nCache-Control: no-store/i);
  expect(entetes).toMatch(/\r\nConnection: close/i);
  expect(JSON.parse(corps)).toMatchObject({ type: `urn:jalon:probleme:${code}`, status: statut });
}

describe('Une requête que Node refuse', () => {
  it('est un problème en français, jamais un corps de Node', async () => {
    attendreProbleme(await envoyer(['pas du http\r\n\r\n']), 400, 'requete-illisible');
    attendreProbleme(
      await envoyer([tete('POST /api/parcours HTTP/1.1', 'Content-Length: 1', 'Content-Length: 2')]),
      400,
      'requete-illisible',
    );
    attendreProbleme(
      await envoyer([tete('POST /api/parcours HTTP/1.1', 'Content-Length: 5', 'Transfer-Encoding: chunked')]),
      400,
      'requete-illisible',
    );
    attendreProbleme(
      await envoyer([tete('GET /api/personas HTTP/1.1', `X-Long: ${'a'.repeat(20_000)}`)]),
      431,
      'entetes-trop-longs',
    );
    attendreProbleme(
      await envoyer([
        tete('POST /api/parcours HTTP/1.1', 'Content-Type: application/json', 'Transfer-Encoding: chunked') +
          `1;${'e'.repeat(20_000)}\r\n{\r\n`,
      ]),
      413,
      'corps-trop-grand',
    );
    attendreProbleme(
      await envoyer([tete('GET /api/personas HTTP/1.1', 'Expect: autre-chose')]),
      417,
      'attente-inconnue',
    );
    attendreProbleme(await envoyer([tete('CONNECT ailleurs:443 HTTP/1.1')]), 405, 'methode-refusee');
    expect(journal.filter((l) => l.includes('"route":"illisible"')).map((l) => JSON.parse(l).statut)).toEqual([
      400, 400, 400, 431, 417, 405,
    ]);
  });

  it('reçoit sa réponse même quand elle envoie encore : vingt adresses de 200 ko, aucune connexion rompue', async () => {
    const longue = `GET /api/parcours?recherche=${'x'.repeat(200_000)} HTTP/1.1\r\n${HOTE()}\r\n\r\n`;
    for (const recu of await Promise.all(Array.from({ length: 20 }, () => envoyer([longue]))))
      attendreProbleme(recu, 431, 'entetes-trop-longs');
  });

  it('ne prend pas la réponse de celle qui la précède', async () => {
    const corps = JSON.stringify({
      type: 'OuvrirParcours',
      data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } },
    });
    const commande =
      tete(
        'POST /api/parcours HTTP/1.1',
        'X-Jalon-Persona: conseiller-ml',
        'Content-Type: application/json',
        `Content-Length: ${Buffer.byteLength(corps)}`,
      ) + corps;
    const { texte, coupure } = await envoyer([`${commande}pas du http\r\n\r\n`]);
    expect(coupure).toBeNull();
    expect(texte).toMatch(/^HTTP\/1.1 201 /);
    expect(texte).not.toContain('requete-illisible');
    expect(texte.match(/HTTP\/1.1 /g)).toHaveLength(1);
  });

  it('porte un Host, et un seul', async () => {
    attendreProbleme(await envoyer(['GET /api/personas HTTP/1.1\r\nConnection: close\r\n\r\n']), 400, 'hote-attendu');
    const deux = tete('GET /api/personas HTTP/1.1', 'Host: attaquant.example', 'Connection: close');
    attendreProbleme(await envoyer([deux]), 400, 'hote-attendu');
  });
});

describe('Une requête trop lente', () => {
  it('est coupée à dix secondes, en-têtes ou corps, avec un problème', async () => {
    const goutte = Array.from({ length: 60 }, (_, i) => `X-${i}: a\r\n`);
    const enTetes = envoyer([`GET /api/personas HTTP/1.1\r\n${HOTE()}\r\n`, ...goutte], { pause: 500 });
    const corps = envoyer(
      [
        tete(
          'POST /api/parcours HTTP/1.1',
          'X-Jalon-Persona: conseiller-ml',
          'Content-Type: application/json',
          'Content-Length: 1000',
        ),
        ...Array.from({ length: 60 }, () => ' '),
      ],
      { pause: 500 },
    );
    const muette = envoyer([]);
    for (const recu of await Promise.all([enTetes, corps, muette])) {
      attendreProbleme(recu, 408, 'requete-trop-lente');
      expect(recu.ms).toBeGreaterThan(9900);
      expect(recu.ms).toBeLessThan(12_500);
    }
  }, 40_000);

  it('attendrait bien plus longtemps, et sans corps, sur un serveur de Node réglé comme avant', async () => {
    const ancien = createServer((requete, reponse) => void requete.on('end', () => reponse.end()).resume());
    ancien.requestTimeout = 10_000;
    ancien.headersTimeout = 10_000;
    await new Promise<void>((r) => ancien.listen(0, '127.0.0.1', r));
    const lente = envoyer([`GET / HTTP/1.1\r\n`], { vers: portDe(ancien) });
    const apres = await Promise.race([lente, new Promise((r) => setTimeout(r, 12_500, 'rien'))]);
    expect(apres).toBe('rien');
    expect((await envoyer(['pas du http\r\n\r\n'], { vers: portDe(ancien) })).texte.split('\r\n\r\n')[1]).toBe('');
    ancien.close();
    ancien.closeAllConnections();
    await lente;
  }, 40_000);
});
