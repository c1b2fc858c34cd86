import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import { generate } from 'otplib';
import { executerOrdreExploitant, ouvrirJalon, type Jalon } from '@jalon/application';
import { ORGANISATIONS } from '@jalon/demonstration';
import { creerApplication } from '../application.js';
import { sortie } from '../journal-http.js';

const ORIGINE = 'https://jalon.exemple.fr';
const MANDATAIRE = { Host: 'jalon.exemple.fr', 'X-Forwarded-Proto': 'https', 'X-Forwarded-For': '192.0.2.60' };
const heure = Date.parse('2026-11-24T09:00:00Z');
let jalon: Jalon;

interface Reponse {
  statut: number;
  entetes: IncomingHttpHeaders;
  corps: { type?: string; detail?: string; regle?: string; secret?: string };
}
/** `fetch` would not let the name be chosen. */
const demander = (port: number, chemin: string, entetes: object, corps?: object): Promise<Reponse> =>
  new Promise((resoudre, rejeter) => {
    const ecrit = corps === undefined ? {} : { 'Content-Type': 'application/json', 'X-Jalon-Page': 'oui' };
    const requete = request(
      { port, host: '127.0.0.1', path: chemin, method: corps ? 'POST' : 'GET', headers: { ...ecrit, ...entetes } },
      (reponse) => {
        let texte = '';
        reponse.setEncoding('utf8').on('data', (recu: string) => (texte += recu));
        reponse.on('end', () =>
          resoudre({
            statut: reponse.statusCode ?? 0,
            entetes: reponse.headers,
            corps: JSON.parse(texte) as Reponse['corps'],
          }),
        );
      },
    );
    requete.on('error', rejeter);
    requete.end(corps === undefined ? undefined : JSON.stringify(corps));
  });
async function servir(relais: string): Promise<{ app: INestApplication; port: number }> {
  const app = await creerApplication(jalon, {
    personas: null,
    publication: { relais, origine: ORIGINE },
    limites: { persona: 0, anonyme: 0, connexion: 1 },
  });
  await app.listen(0, '127.0.0.1');
  return { app, port: ((app.getHttpServer() as Server).address() as AddressInfo).port };
}

let app: INestApplication;
let port: number;
beforeAll(async () => {
  sortie.ecrire = () => undefined;
  jalon = await ouvrirJalon({ organisations: ORGANISATIONS, horloge: () => new Date(heure) });
  ({ app, port } = await servir('127.0.0.1'));
});
afterAll(async () => {
  await app.close();
  await jalon.fermer();
});

describe('Publié par un mandataire déclaré', () => {
  it('répond à ce qu’il a reçu chiffré, sous le seul nom du déploiement, et le fait retenir au navigateur', async () => {
    const r = await demander(port, '/api/connexion', MANDATAIRE);
    expect([r.statut, r.corps]).toEqual([200, { mode: 'comptes', agent: null }]);
    expect(r.entetes['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  });

  it.each([
    ['en clair', { 'X-Forwarded-Proto': 'http' }, 'mandataire-refuse'],
    ['sans dire si c’est chiffré', { 'X-Forwarded-Proto': undefined }, 'mandataire-refuse'],
    ['sous un autre nom', { Host: 'ailleurs.exemple.fr' }, 'origine-refusee'],
    ['sous le nom de cet ordinateur', { Host: 'localhost' }, 'origine-refusee'],
    ['sous un nom relayé', { Host: 'localhost', 'X-Forwarded-Host': 'jalon.exemple.fr' }, 'origine-refusee'],
  ])('refuse ce qui arrive %s', async (_, autres, type) => {
    const entetes = Object.fromEntries(Object.entries({ ...MANDATAIRE, ...autres }).filter(([, v]) => v !== undefined));
    const r = await demander(port, '/api/connexion', entetes);
    expect([r.statut, r.corps.type]).toEqual([403, `urn:jalon:probleme:${type}`]);
  });

  it('n’écoute que lui : ce qui vient d’ailleurs est refusé, quoi qu’il dise', async () => {
    const autre = await servir('192.0.2.1');
    const r = await demander(autre.port, '/api/connexion', MANDATAIRE);
    expect([r.statut, r.corps.detail]).toEqual([403, expect.stringContaining('que son exploitant a déclaré')]);
    await autre.app.close();
  });

  it('n’écrit que depuis sa page : l’origine est celle du déploiement', async () => {
    const data = { role: 'siae', administrateur: true, nom: 'Le Goff', prenom: 'Nolwenn', courriel: 'n@exemple.fr' };
    const compte = '5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a80';
    const ordre = { ordre: 'compte', organisation: 'ai-coup-de-main', type: 'InviterCompte' };
    const r = await executerOrdreExploitant(jalon, { ...ordre, data: JSON.stringify({ compte, ...data }) });
    const jeton = r.issue === 'compte' ? r.invitation : null;
    for (const Origin of ['http://jalon.exemple.fr', 'https://ailleurs.exemple.fr', 'null'])
      expect((await demander(port, '/api/invitations/lire', { ...MANDATAIRE, Origin }, { jeton })).statut).toBe(403);
    const sienne = { ...MANDATAIRE, Origin: ORIGINE };
    const { secret = '' } = (await demander(port, '/api/invitations/lire', sienne, { jeton })).corps;
    const code = await generate({ secret, epoch: Math.floor(heure / 1000) });
    const motDePasse = 'quatre mots choisis au hasard';
    const prise = await demander(port, '/api/invitations/prendre', sienne, { jeton, motDePasse, code });
    expect(prise.entetes['set-cookie']?.[0]).toMatch(
      /^__Host-jalon=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    const cookie = prise.entetes['set-cookie']?.[0]?.split(';')[0] ?? '';
    expect((await demander(port, '/api/parcours', { ...MANDATAIRE, Cookie: cookie })).statut).toBe(200);
    const ancien = cookie.replace('__Host-jalon', 'jalon-session');
    expect((await demander(port, '/api/parcours', { ...MANDATAIRE, Cookie: ancien })).statut).toBe(401);
  });

  it('compte les essais par l’ordinateur d’où ils viennent, et non par le mandataire', async () => {
    const essayer = async (de: string, n: number): Promise<string | undefined> => {
      const entetes = { ...MANDATAIRE, Origin: ORIGINE, 'X-Forwarded-For': de };
      const corps = { courriel: `devine-${n}@exemple.fr`, motDePasse: 'x', code: '1' };
      return (await demander(port, '/api/connexion', entetes, corps)).corps.regle;
    };
    let arrete = 0;
    // what the client itself wrote comes first, and changes nothing
    while (arrete < 80 && (await essayer(`198.51.100.${arrete}, 192.0.2.61`, arrete)) !== 'limite-connexions') arrete++;
    expect(arrete).toBeLessThan(80);
    expect(await essayer('192.0.2.62', 99)).toBeUndefined();
  });
});
